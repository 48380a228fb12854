using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace BorderCoordination.Architecture.Tests;

/// <summary>Which of our methods a method comes to, by what is compiled: through calls, lambdas and what it awaits.</summary>
internal static class CallGraph
{
    private static readonly Dictionary<int, OpCode> ByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>The method itself and all that it comes to.</summary>
    public static HashSet<MethodBase> From(MethodBase root)
    {
        var reached = new HashSet<MethodBase> { root };
        var open = new Stack<MethodBase>([root]);
        while (open.TryPop(out var method))
        {
            foreach (var next in CallsOf(method).Where(next => IsOurs(next) && reached.Add(next)))
            {
                open.Push(next);
            }
        }

        return reached;
    }

    /// <summary>What a method names in its own body, and the body that the compiler has made of an asynchronous one.</summary>
    public static IEnumerable<MethodBase> CallsOf(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine })
        {
            yield return machine.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!;
        }

        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < body.Length;)
        {
            var code = ByValue[body[at] == 0xFE ? 0xFE00 | body[at + 1] : body[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
            {
                yield return method.Module.ResolveMethod(
                    BitConverter.ToInt32(body, at), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
                _ => 4,
            };
        }
    }

    private static bool IsOurs(MethodBase method) => method.DeclaringType?.Namespace?.StartsWith("BorderCoordination", StringComparison.Ordinal) == true;
}
