using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>What the draft of a correction must fulfil, be it the first or a changed one.</summary>
internal static class CorrectionRules
{
    /// <summary>What all of it comes to as it is written in the event, which has its limit too.</summary>
    private const int MostBytes = 56 * 1024;

    public static Faults Check(ImmutableArray<RecordText> reason, ImmutableArray<RecordText> texts, RecordParticulars? particulars, BorderPair pair)
    {
        var faults = new Faults();
        faults.Texts(reason, "/reason", 2000, pair);
        faults.Texts(texts, "/texts", 5000, pair);
        faults.Particulars(particulars, pair);
        faults.When(
            JsonSerializer.SerializeToUtf8Bytes(new { reason, texts, particulars }, ContractJson.Options).Length > MostBytes,
            "/texts", $"With all that belongs to them they are longer than {MostBytes} bytes.");
        return faults;
    }
}
