using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace BorderCoordination.Agreement;

/// <summary>
/// Names of units as they are compared: in whatever case, and however a keyboard has composed the letters. Canonical equivalence and simple case folding
/// (https://www.unicode.org/reports/tr15/, https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt) for the scripts of the parties: the services run
/// without ICU, where the framework's own normalisation leaves a text as it is. Latin letters are compared in parts, Lao tone marks in their canonical order;
/// Khmer and Chinese have neither. Nor does it matter how wide a Chinese keyboard writes Latin letters and digits, how many blanks there are, and what is not seen at
/// all, such as the breaks between words that Khmer and Lao are written with or without.
/// </summary>
public sealed class UnitName : IEqualityComparer<string>
{
    /// <summary>Each combining mark with its canonical class, and the letters that end in it: the stem of each, and the letter.</summary>
    private static readonly (char Mark, string Letters)[] Composed =
    [
        ('\u0300', "aàeèiìoòuùüǜnǹēḕōṑwẁâầăằêềôồơờưừyỳ"),
        ('\u0301', "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵâấăắêếôốơớưứ"),
        ('\u0302', "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"),
        ('\u0303', "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"),
        ('\u0304', "aāeēiīoōuūüǖ"),
        ('\u0306', "aăeĕgğiĭoŏuŭạặ"),
        ('\u0308', "aäeëiïoöuüyÿ"),
        ('\u0309', "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"),
        ('\u030C', "cčdďeěnňrřsšzžaǎiǐoǒuǔüǚgǧ"),
        ('\u031B', "oơuư"),
        ('\u0323', "aạeẹiịoọơợuụưựyỵ"),
    ];

    private static readonly FrozenDictionary<char, (char Stem, char Mark)> Parts = Composed
        .SelectMany(row => row.Letters.Chunk(2), (row, pair) => (Letter: pair[1], Parts: (pair[0], row.Mark)))
        .ToFrozenDictionary(letter => letter.Letter, letter => letter.Parts);

    private UnitName()
    {
    }

    public static UnitName Comparer { get; } = new();

    /// <summary>The form in which two names are the same exactly when they name the same unit; for comparing and searching, not for reading.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length * 2);
        foreach (var letter in name)
        {
            if (char.IsWhiteSpace(letter))
            {
                key.Append(key.Length == 0 || key[^1] == ' ' ? "" : " ");
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                Take(key, char.ToLowerInvariant(char.ToUpperInvariant(letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - '\uFF01' + '!') : letter)));
            }
        }

        return key.ToString().TrimEnd(' ');
    }

    public bool Equals(string? x, string? y) => x is null ? y is null : y is not null && Key(x) == Key(y);

    public int GetHashCode([DisallowNull] string obj) => Key(obj).GetHashCode(StringComparison.Ordinal);

    private static void Take(StringBuilder key, char letter)
    {
        if (Parts.TryGetValue(letter, out var parts))
        {
            Take(key, parts.Stem);
            Take(key, parts.Mark);
            return;
        }

        var place = key.Length;
        var order = ClassOf(letter);
        while (order > 0 && place > 0 && ClassOf(key[place - 1]) > order)
        {
            place--;
        }

        key.Insert(place, letter);
    }

    /// <summary>The canonical combining class; 0 for what marks are not moved over.</summary>
    private static int ClassOf(char letter) => letter switch
    {
        '\u0EBA' => 9,
        '\u0EB8' or '\u0EB9' => 118,
        >= '\u0EC8' and <= '\u0ECB' => 122,
        '\u031B' => 216,
        '\u0323' => 220,
        >= '\u0300' and <= '\u030C' => 230,
        _ => 0,
    };
}
