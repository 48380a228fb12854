using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>A port that was free once and is used again as long as it is.</summary>
internal sealed class RememberedPort(string file)
{
    public int FreeOne() =>
        File.Exists(file)
        && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && FreePorts.IsFree(port)
            ? port
            : FreePorts.Next();

    public void Write(int port)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, port.ToString(CultureInfo.InvariantCulture));
    }
}
