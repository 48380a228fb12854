using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.JointPatrols.Corrections;

public static class CorrectionsModule
{
    public static void AddCorrections(this IServiceCollection services) => services.AddAttachmentReferences<Correction>(NamedIn);

    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        var patrols = routes.MapGroup("/patrols").WithTags("Corrections");
        patrols.MapCorrectMinutes();
        patrols.MapPatrolCorrections();
        var corrections = routes.MapGroup("/corrections").WithTags("Corrections");
        corrections.MapRedraftCorrection();
        corrections.MapSignCorrection();
        corrections.MapWithdrawCorrection();
        corrections.MapCorrectionDetails();
    }

    private static IEnumerable<NamedContent> NamedIn(object recorded) => recorded switch
    {
        MinutesCorrectionDrafted drafted => NamedContent.Of(drafted.By, drafted.Particulars),
        MinutesCorrectionSigned signed => NamedContent.Of(signed.Signature),
        _ => [],
    };
}
