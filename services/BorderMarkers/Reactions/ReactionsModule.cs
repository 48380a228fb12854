using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.BorderMarkers.Reactions;

public static class ReactionsModule
{
    public static void AddReactions(this MessagingBuilder messaging)
    {
        messaging.AddReaction<OpenDamageCaseWhenMarkerFoundDamaged>(OpenDamageCaseWhenMarkerFoundDamaged.Queue, OpenDamageCaseWhenMarkerFoundDamaged.Binding);
        messaging.AddReaction<OpenDamageCaseWhenMarkerFoundElsewhere>(OpenDamageCaseWhenMarkerFoundElsewhere.Queue, OpenDamageCaseWhenMarkerFoundElsewhere.Binding);
        messaging.AddReaction<RecordMarkerRelocatedWhenCaseCloses>(RecordMarkerRelocatedWhenCaseCloses.Queue, RecordMarkerRelocatedWhenCaseCloses.Binding);
        messaging.AddReaction<NoteConditionWhenMarkerInspected>(NoteConditionWhenMarkerInspected.Queue, NoteConditionWhenMarkerInspected.Binding);
        messaging.AddReaction<NoteConditionsWhenJointlyInspected>(NoteConditionsWhenJointlyInspected.Queue, NoteConditionsWhenJointlyInspected.Binding);
    }
}
