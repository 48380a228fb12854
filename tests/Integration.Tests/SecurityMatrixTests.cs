using System.Buffers.Text;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

/// <summary>Walks every operation that a service describes; what is not described is refused to everybody.</summary>
public sealed class SecurityMatrixTests(SharedSystem shared, KnownAffairs known) : IClassFixture<KnownAffairs>
{
    private static readonly string[] OfParties = ["officer", "commander", "committee", "reader"];

    private static readonly string[] AllRoles = [.. OfParties, "operator", "ledger"];

    private readonly BorderCoordinationSystem _system = shared.System;
    private readonly List<string> _failures = [];
    private ApiDocument? _document;

    public static TheoryData<string> Services { get; } = [.. Service.All.Select(service => service.Name)];

    /// <summary>Those with affairs of pairs.</summary>
    public static TheoryData<string> Sources { get; } = [.. Service.Sources.Select(service => service.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_operation_asks_for_one_role_that_exists(string service)
    {
        var operations = (await DocumentAsync(service)).Operations;
        operations.Count.ShouldBeGreaterThan(3);
        operations.Where(operation => operation.Roles is not [var role] || (role != "member" && !AllRoles.Contains(role)))
            .Select(operation => $"{operation} asks for [{string.Join(", ", operation.Roles)}]").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Without_a_valid_token_nothing_can_be_done(string service)
    {
        var now = TimeProvider.System.GetUtcNow();
        var issuer = _system.Issuer;
        var valid = issuer.Token("VN", roles: AllRoles);
        var bad = new Dictionary<string, string?>
        {
            ["no token"] = null,
            ["a malformed token"] = "rubbish",
            ["a token that is none of ours"] = "a.b.c",
            ["a token without a signature"] = $"{Base64Url.EncodeToString("{\"alg\":\"none\"}"u8)}.{valid.Split('.')[1]}.",
            ["a token whose claims were changed"] = Changed(valid),
            ["a foreign key"] = issuer.ForeignKey.Token("VN", roles: AllRoles),
            ["an expired token"] = issuer.Token("VN", roles: AllRoles, notBefore: now.AddHours(-2), lifetime: TimeSpan.FromHours(1)),
            ["a token of tomorrow"] = issuer.Token("VN", roles: AllRoles, notBefore: now.AddDays(1)),
            ["another audience"] = issuer.Token("VN", roles: AllRoles, audience: "something-else"),
            ["another issuer"] = issuer.Token("VN", roles: AllRoles, issuer: "https://issuer.example"),
        };
        foreach (var (what, token) in bad)
        {
            using var caller = Caller(service, token);
            await EachAsync(service, what, caller, _ => true, answer => answer is { Status: 401, Code: "unauthenticated", Challenge: "Bearer" });
        }

        Report();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_role_that_an_operation_does_not_name_is_refused(string service)
    {
        foreach (var role in AllRoles)
        {
            using var caller = Caller(service, _system.Issuer.Token("VN", roles: [role]));
            await EachAsync(service, $"role {role}", caller, operation => !Allowed(operation).Contains(role), IsForbidden);
        }

        using var nobody = Caller(service, _system.Issuer.Token("VN", roles: []));
        await EachAsync(service, "no role", nobody, _ => true, IsForbidden);
        Report();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_member_of_no_party_does_nothing_for_a_party(string service)
    {
        foreach (var party in (string?[])[null, "", "Viet Nam"])
        {
            using var caller = Caller(service, _system.Issuer.Token(party, roles: OfParties));
            await EachAsync(service, $"party {party ?? "none"}", caller, operation => operation.IsOfParties, IsForbidden);
        }

        Report();
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task What_belongs_to_another_pair_does_not_exist(string service)
    {
        using var stranger = _system.As("KH", Named(service));
        var operations = (await DocumentAsync(service)).Operations.Where(operation => operation.IsOfParties).ToArray();
        operations.Count(operation => operation.PathParameters.Keys.Any(known.IdsOf(service).ContainsKey)).ShouldBeGreaterThan(5);
        foreach (var operation in operations)
        {
            if (operation.PathParameters.Keys.Any(known.IdsOf(service).ContainsKey))
            {
                var existing = await AskAsync(stranger, operation, known.IdsOf(service));
                var unknown = await AskAsync(stranger, operation, known.IdsOf(service).Keys.ToDictionary(name => name, _ => Guid.CreateVersion7().ToString()));
                Check(operation, "a stranger on what exists", existing, existing is { Status: 404, Code: not "not-found" } && existing.Essence == unknown.Essence);
            }
            else if (operation.Method == HttpMethod.Get && operation.Roles.Contains("member"))
            {
                using var list = await stranger.GetAsync(operation.Address(known.IdsOf(service)));
                var text = await list.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                _failures.AddRange(known.IdsOf(service).Values.Where(id => text.Contains(id, StringComparison.Ordinal)).Select(id => $"{operation} shows {id} to a stranger"));
            }
        }

        Report();
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Nobody_creates_anything_for_a_pair_of_others(string service)
    {
        using var stranger = _system.As("KH", Named(service));
        var creations = (await DocumentAsync(service)).Operations.Where(IsCreation).ToArray();
        creations.ShouldNotBeEmpty();
        foreach (var operation in creations)
        {
            foreach (var ifMatch in (string?[])[null, "\"999\""])
            {
                var answer = await AskAsync(stranger, operation, known.IdsOf(service), ifMatch);
                Check(operation, $"a stranger's creation, If-Match {ifMatch}", answer, answer is { Status: 403, Code: "foreign-pair" });
            }
        }

        Report();
    }

    [Fact]
    public async Task A_cursor_does_not_tell_whether_another_pair_has_an_exchange()
    {
        using var officer = _system.As("VN", Service.FriendshipExchanges);
        await officer.DoAsync("/exchanges/past", KnownAffairs.PastExchange("after-a-cursor", "VN-LA-KH"));
        using var stranger = _system.As("KH", Service.FriendshipExchanges);
        var existing = await stranger.ReadAsync($"/exchanges?cursor={Cursor(known.Ids["exchangeId"])}");
        var unknown = await stranger.ReadAsync($"/exchanges?cursor={Cursor(Guid.CreateVersion7().ToString())}");
        existing.GetRawText().ShouldBe(unknown.GetRawText());

        static string Cursor(string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_browser_opens_the_description_without_a_token(string service)
    {
        using var anybody = Caller(service, null);
        using var page = await anybody.GetAsync("/docs");
        ((int)page.StatusCode).ShouldBe(200);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_right_role_and_party_are_let_in(string service)
    {
        foreach (var operation in (await DocumentAsync(service)).Operations)
        {
            foreach (var role in Allowed(operation))
            {
                using var caller = Caller(service, _system.Issuer.Token(operation.IsOfParties ? "VN" : null, "VN post", [role]));
                var answer = await AskAsync(caller, operation, known.IdsOf(service));
                var certain = operation.PathParameters.Keys.All(known.IdsOf(service).ContainsKey);
                Check(
                    operation, $"the role {role}", answer,
                    answer.Status is < 500 and not (401 or 403 or 405 or 415)
                        && (answer.Status != 404 || NotYet.Contains(answer.Code) || (!certain && answer.Code != "not-found")));
            }
        }

        Report();
    }

    /// <summary>What a part of an affair is answered with that the affair does not have yet; a stranger gets the affair's own.</summary>
    private static readonly string?[] NotYet = ["dossier-data-not-found", "damage-record-data-not-found"];

    private static bool IsForbidden(Answer answer) => answer is { Status: 403, Code: "forbidden" };

    private static bool IsCreation(ApiOperation operation) =>
        operation.PathParameters.Count == 0 && operation.Body is { } body && JsonNode.Parse(body)!["pair"] is not null;

    private static string[] Allowed(ApiOperation operation) => operation.Roles.Contains("member") ? OfParties : [.. operation.Roles];

    private static Service Named(string name) => Service.All.Single(service => service.Name == name);

    /// <summary>The same token with another party, under the old signature.</summary>
    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("\"VN\"", "\"LA\"", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
    }

    private static async Task<Answer> AskAsync(Caller caller, ApiOperation operation, IReadOnlyDictionary<string, string> ids, string? ifMatch = null)
    {
        using var body = operation.Body is { } json ? JsonContent.Create(JsonNode.Parse(json)) : null;
        return await Answer.OfAsync(await caller.SendAsync(operation.Method, operation.Address(ids), body, ifMatch: ifMatch));
    }

    private Caller Caller(string service, string? token) => new(new Uri($"http://127.0.0.1:{_system.Ports[Named(service)]}"), token);

    private async Task<ApiDocument> DocumentAsync(string service) => _document ??= await ApiDocument.OfAsync(_system, Named(service));

    private async Task EachAsync(string service, string what, Caller caller, Func<ApiOperation, bool> concerned, Func<Answer, bool> expected)
    {
        var operations = (await DocumentAsync(service)).Operations.Where(concerned).ToArray();
        var answers = await Task.WhenAll(operations.Select(operation => AskAsync(caller, operation, known.IdsOf(service))));
        foreach (var (operation, answer) in operations.Zip(answers))
        {
            Check(operation, what, answer, expected(answer));
        }
    }

    private void Check(ApiOperation operation, string what, Answer answer, bool expected)
    {
        if (!expected || answer.Malformed is not null)
        {
            _failures.Add($"{operation} with {what}: {answer} {answer.Malformed}");
        }
    }

    private void Report() => _failures.ShouldBeEmpty();
}
