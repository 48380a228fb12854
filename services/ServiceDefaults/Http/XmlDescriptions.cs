using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>The doc comments of our own types, from the files that the compiler writes beside the assemblies.</summary>
public static partial class XmlDescriptions
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    /// <summary>A type's summary; none where it has none.</summary>
    public static string? Of(Type type) => Text(Find(type.Assembly, $"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>A property's description: the record parameter of its name, or the property's own summary.</summary>
    public static string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        return Text(Find(type.Assembly, $"P:{NameOf(type)}.{property.Name}")?.Element("summary"))
            ?? Text(Find(type.Assembly, $"T:{NameOf(type)}")?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == property.Name));
    }

    /// <summary>What a value of an enumeration stands for; none where nothing is said.</summary>
    public static string? OfValue(Type enumeration, string value) => Text(Find(enumeration.Assembly, $"F:{NameOf(enumeration)}.{value}")?.Element("summary"));

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static XElement? Find(Assembly assembly, string member) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(member);

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
            : [];
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText words => words.Value,
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")?.Value.Split('.', ':')[^1] ?? see.Attribute("langword")?.Value,
            XElement inner => inner.Value,
            _ => "",
        }));
        return Space().Replace(text, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
