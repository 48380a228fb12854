using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Patrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Older versions of events are read as those of today.</summary>
public sealed class EventVersionTests
{
    private static readonly PatrolTeamDeclaredV1[] Older =
    [
        new(VN, TeamOfVN),
        new(VN, TeamOfVN with { Headcount = 9 }, "ốm"),
        new(VN, TeamOfVN with { Name = "1" }, null, [PreparationTests.SecondOfVN]),
    ];

    [Fact]
    public void Nothing_is_lost_between_the_versions_of_a_declaration()
    {
        var v1 = EventCatalogue.Of(typeof(PatrolTeamDeclaredV1));
        foreach (var older in Older)
        {
            var current = EventVersions.Current(older).ShouldBeOfType<PatrolTeamDeclared>();
            JsonSerializer.Serialize(EventVersions.As(v1, current), v1.Record, ContractJson.Options).ShouldBe(JsonSerializer.Serialize(older, ContractJson.Options));
        }
    }

    [Fact]
    public void A_patrol_whose_teams_were_declared_in_the_older_version_is_the_same() =>
        Patrol.Decider.Fold([.. Agreed, (PatrolEvent)EventVersions.Current(new PatrolTeamDeclaredV1(VN, TeamOfVN)), new PatrolTeamDeclared(LA, [TeamOfLA])])
            .Status.ShouldBe(Patrol.Decider.Fold([.. Prepared]).Status);

    [Fact]
    public void Nothing_leads_from_one_event_to_another() => Should.Throw<ArgumentException>(
        () => EventVersions.As(EventCatalogue.Of(typeof(PatrolConfirmed)), new PatrolTeamDeclared(VN, [TeamOfVN])));
}
