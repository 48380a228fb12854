using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.JointPatrols.Tracks;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>A command with the party that gives it, and what it is decided to.</summary>
internal sealed record Asked(string Name, Party By, Func<Patrol, Decision<PatrolEvent>> Decide);

/// <summary>Every command, in a good form and in bad ones, by every party and by some that have no part in it.</summary>
internal static class CommandPool
{
    public static ImmutableArray<Asked> All { get; } = [.. new[] { VN, LA, KH, CN }.SelectMany(By)];

    private static IEnumerable<Asked> By(Party by)
    {
        Asked Ask<TCommand>(TCommand command, Func<TCommand, Patrol, Decision<PatrolEvent>> decide) => new($"{command} by {by}", by, patrol => decide(command, patrol));

        yield return Ask(new ProposePatrol(Pair, Terms), (command, patrol) => ProposePatrolSlice.Decide(command, patrol, Id, by, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown));
        foreach (var revision in (int[])[0, 1, 2, 3])
        {
            yield return Ask(new ConfirmPatrol(revision), (command, patrol) => ConfirmPatrolSlice.Decide(command, patrol, by, Now, PatrolGround.Unknown));
            yield return Ask(new CounterProposePatrol(revision, Terms, "x"), (command, patrol) => CounterProposePatrolSlice.Decide(command, patrol, by, Now, DeadlinesStory.Defaults, PatrolGround.Unknown));
            yield return Ask(new CounterProposePatrol(revision, OtherTerms, "x"), (command, patrol) => CounterProposePatrolSlice.Decide(command, patrol, by, Now, DeadlinesStory.Defaults, PatrolGround.Unknown));
            yield return Ask(new ConfirmPreparatoryMeeting(revision), (command, patrol) => ConfirmPreparatoryMeetingSlice.Decide(command, patrol, by));
            yield return Ask(new SignMinutes(revision, "x"), (command, patrol) => SignMinutesSlice.Decide(command, patrol, by));
            yield return Ask(new ConcurWithInspection(Damaged.Marker, VN, revision), (command, patrol) => ConcurWithInspectionSlice.Decide(command, patrol, by));
            yield return Ask(new ConcurWithInspection(Damaged.Marker, LA, revision), (command, patrol) => ConcurWithInspectionSlice.Decide(command, patrol, by));
            yield return Ask(new ReserveOpinion(Damaged.Marker, VN, revision, "x"), (command, patrol) => ReserveOpinionSlice.Decide(command, patrol, by));
            yield return Ask(new ReserveOpinion(Damaged.Marker, VN, revision, ""), (command, patrol) => ReserveOpinionSlice.Decide(command, patrol, by));
        }

        foreach (var revision in (int[])[1, 2])
        {
            yield return Ask(
                new ConfirmReview(revision, [ReviewTests.Change]),
                (command, patrol) => ConfirmReviewSlice.Decide(command, patrol, by, ReviewTests.Facts.ReviewOf(patrol)));
        }

        yield return Ask(new AcknowledgeCancellation(), (_, patrol) => AcknowledgeCancellationSlice.Decide(patrol, by));
        foreach (var reason in (string[])["x", "y", ""])
        {
            foreach (var revision in (int[])[0, 1, 2, 3])
            {
                yield return Ask(new DeclinePatrol(revision, reason), (command, patrol) => DeclinePatrolSlice.Decide(command, patrol, by));
            }

            yield return Ask(new CancelPatrol(reason), (command, patrol) => CancelPatrolSlice.Decide(command, patrol, by));
            yield return Ask(new PostponePatrol(SoonWindow, reason, null, reason), (command, patrol) => PostponePatrolSlice.Decide(command, patrol, by, Now, DeadlinesStory.Defaults, PatrolGround.Unknown));
            yield return Ask(new PostponePatrol(SoonWindow, reason), (command, patrol) => PostponePatrolSlice.Decide(command, patrol, by, Now, DeadlinesStory.Defaults, PatrolGround.Unknown));
            yield return Ask(new PostponePatrol(NewWindow, reason), (command, patrol) => PostponePatrolSlice.Decide(command, patrol, by, Now, DeadlinesStory.Defaults, PatrolGround.Unknown));
            yield return Ask(new SuspendPatrol(Later, Marker("608"), reason), (command, patrol) => SuspendPatrolSlice.Decide(command, patrol, by, Later));
            yield return Ask(new ResumePatrol(Later, Marker("608"), reason), (command, patrol) => ResumePatrolSlice.Decide(command, patrol, by, Later));
            yield return Ask(new SuspendPatrol(Start.AddHours(1), Marker("607"), reason), (command, patrol) => SuspendPatrolSlice.Decide(command, patrol, by, Later));
            yield return Ask(new ResumePatrol(Start.AddHours(2), Marker("607"), reason), (command, patrol) => ResumePatrolSlice.Decide(command, patrol, by, Later));
            yield return Ask(new AbortPatrol(Later, Marker("608"), reason), (command, patrol) => AbortPatrolSlice.Decide(command, patrol, by, Later));
        }

        foreach (var team in (PatrolTeam[])[TeamOfVN, TeamOfVN with { Interpreters = 0 }, TeamOfVN with { Medic = false }, TeamOfLA, TeamOfLA with { Leader = "" }])
        {
            yield return Ask(new DeclareTeam(team), (command, patrol) => DeclareTeamSlice.Decide(command, patrol, by));
            yield return Ask(new DeclareTeam(team, "x", [PreparationTests.SecondOfVN]), (command, patrol) => DeclareTeamSlice.Decide(command, patrol, by));
        }

        foreach (var meeting in (PreparatoryMeeting[])[PreparationTests.Meeting, PreparationTests.Meeting with { Place = "x" }, PreparationTests.Meeting with { Heads = [] }])
        {
            yield return Ask(new StatePreparatoryMeeting(meeting), (command, patrol) => StatePreparatoryMeetingSlice.Decide(command, patrol, by, Now));
        }

        foreach (var start in (DateTimeOffset[])[Start, NewWindow.StartsAt, Now])
        {
            yield return Ask(new StartPatrol(start, Marker("606"), "x"), (command, patrol) => StartPatrolSlice.Decide(command, patrol, by, start, []));
        }

        foreach (var condition in Enum.GetValues<MarkerCondition>())
        {
            yield return Ask(
                new InspectMarker(Damaged.Marker, condition, [Photo], Reason: condition == MarkerCondition.NotReached ? "x" : null),
                (command, patrol) => InspectMarkerSlice.Decide(command, patrol, by, Later));
        }

        foreach (var marker in (string[])["606", "610", "700", "606+5"])
        {
            yield return Ask(new InspectMarker(Marker(marker), MarkerCondition.Intact, []), (command, patrol) => InspectMarkerSlice.Decide(command, patrol, by, Later));
            yield return Ask(
                new RecordFinding(FindingKind.Crossing, Marker(marker), FindingSeverity.High, "x", []),
                (command, patrol) => RecordFindingSlice.Decide(command, patrol, FindingId, by, Later));
            yield return Ask(
                new ReportBorderEvent(Marker(marker), "x", [new InformedOffice("x", ReportChannel.Radio)]),
                (command, patrol) => ReportBorderEventSlice.Decide(command, patrol, BorderEventTests.BorderEventId, by, Later));
        }

        foreach (var leg in (CompleteLeg[])[LegTests.First, LegTests.Second, LegTests.Second with { LengthKm = 1 }, LegTests.First with { Number = 0 }])
        {
            yield return Ask(leg, (command, patrol) => CompleteLegSlice.Decide(command, patrol, by, Later));
        }

        foreach (var track in (TrackReading[])[TrackTests.Reading, TrackTests.Reading with { Hash = Hash, Points = [] }, TrackReader.Read(TrackFormat.Gpx, [])])
        {
            yield return Ask(new UploadTrack("GPS 1", track), (command, patrol) => UploadTrackSlice.Decide(command, patrol, by, Later));
        }

        foreach (var missed in (ImmutableArray<MissedMarker>[])[[], [new MissedMarker(Marker("606"), "x"), new MissedMarker(Marker("610"), "x")]])
        {
            yield return Ask(
                new CompletePatrol(NewWindow.EndsAt, 15.3m, 0, missed), (command, patrol) => CompletePatrolSlice.Decide(command, patrol, by, NewWindow.EndsAt, LineCatalogue.Empty));
        }

        foreach (var texts in (ImmutableArray<RecordText>[])[Texts, OtherTexts, []])
        {
            yield return Ask(new DraftMinutes(texts), (command, patrol) => DraftMinutesSlice.Decide(command, patrol, by));
            yield return Ask(new DraftMinutes(texts, [ToClear]), (command, patrol) => DraftMinutesSlice.Decide(command, patrol, by));
            yield return Ask(new DraftMinutes(texts, NextPatrol: NextPatrolTests.Next), (command, patrol) => DraftMinutesSlice.Decide(command, patrol, by));
            yield return Ask(
                new DraftMinutes(texts, null, new RecordParticulars("1/BB", Reservations: [new RecordReservation(by, OtherTexts)])),
                (command, patrol) => DraftMinutesSlice.Decide(command, patrol, by));
        }
    }
}
