using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests;

public sealed class AttachmentTests(SharedSystem shared)
{
    private readonly BorderCoordinationSystem _system = shared.System;

    public static TheoryData<string> Sources { get; } = [.. Service.Sources.Select(service => service.Name)];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Content_is_kept_once_under_its_hash(string service)
    {
        using var north = _system.As("VN", Service.All.Single(known => known.Name == service));
        var content = Attachments.Picture($"kept by {service}");
        using var first = await north.PostContentAsync(content, "image/png");
        ((int)first.StatusCode).ShouldBe(201);
        using var again = await north.PostContentAsync(content, "image/png");
        ((int)again.StatusCode).ShouldBe(200);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        first.Headers.Location!.OriginalString.ShouldBe($"/attachments/{hash}");
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        using var answer = await north.GetAsync($"/attachments/{hash}");
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(content);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName.ShouldBe($"{hash}.png");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.ETag.ShouldBe(new EntityTagHeaderValue($"\"{hash}\""));
    }

    [Fact]
    public async Task Content_is_of_the_kind_that_it_shows_whatever_is_said_of_it()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        (byte[] Content, string MediaType)[] good =
        [
            ("%PDF-1.7 scan"u8.ToArray(), "application/pdf"),
            ([0xFF, 0xD8, 0xFF, 0xE0, 1, 2], "image/jpeg"),
            (Encoding.UTF8.GetBytes("Ghi chú\r\nຫຼັກໝາຍ"), "text/plain; charset=utf-8"),
            (Encoding.UTF8.GetBytes("""{"type":"\ud800"}"""), "text/plain"),
            ("<?xml version=\"1.0\"?><gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\"></gpx>"u8.ToArray(), "application/gpx+xml"),
            ("{\"features\":[],\"type\":\"FeatureCollection\"}"u8.ToArray(), "application/geo+json"),
        ];
        foreach (var (content, mediaType) in good)
        {
            (await north.UploadAsync(content, mediaType)).MediaType.ShouldBe(mediaType.Split(';')[0]);
        }

        (byte[] Content, string? MediaType)[] bad =
        [
            ("%PDF-1.7"u8.ToArray(), "image/png"),
            ("<html></html>"u8.ToArray(), "text/html"),
            ([0x4D, 0x5A, 0x90, 0x00], "application/pdf"),
            ([0x80, 0x81], "text/plain"),
            ("a\0b"u8.ToArray(), "text/plain"),
            ("words"u8.ToArray(), null),
            ("<!DOCTYPE gpx [<!ENTITY a \"b\">]><gpx xmlns=\"http://www.topografix.com/GPX/1/1\">&a;</gpx>"u8.ToArray(), "application/gpx+xml"),
            ("{\"type\":\"Track\"}"u8.ToArray(), "application/geo+json"),
        ];
        foreach (var (content, mediaType) in bad)
        {
            var refused = await Answer.OfAsync(await north.PostContentAsync(content, mediaType));
            (refused.Status, refused.Code, refused.Malformed).ShouldBe((415, "unsupported-media-type", null), mediaType);
        }
    }

    [Fact]
    public async Task Nothing_empty_too_large_or_of_others_is_kept()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var reader = _system.As("VN", Service.JointPatrols, "reader");
        using var stranger = _system.As("KH", Service.JointPatrols);
        await RefusedAsync(400, "malformed-request", north.PostContentAsync([], "text/plain"));
        await RefusedAsync(413, "too-large", north.PostContentAsync(new byte[(10 * 1024 * 1024) + 1], "text/plain"));
        await RefusedAsync(403, "foreign-pair", stranger.PostContentAsync("x"u8.ToArray(), "text/plain"));
        await RefusedAsync(400, "unknown-pair", north.PostContentAsync("x"u8.ToArray(), "text/plain", "VN-TH"));
        await RefusedAsync(403, "forbidden", reader.PostContentAsync("x"u8.ToArray(), "text/plain"));
        var large = Attachments.Picture(new string('x', 9 * 1024 * 1024));
        (await north.UploadAsync(large, "image/png")).Size.ShouldBe(large.Length);
    }

    [Fact]
    public async Task A_party_alone_sees_what_it_has_uploaded_until_it_names_it_in_a_shared_event()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        using var stranger = _system.As("CN", Service.JointPatrols);
        var patrol = await north.StartedWithAsync(south, "7411");
        var before = await north.UploadAsync(Attachments.Picture("before the event"), "image/png");
        await SeesAsync(north, before.Hash, 200);
        await SeesAsync(south, before.Hash, 404);

        // Naming another's content opens nothing.
        await InspectAsync(south, patrol, before.Hash);
        await SeesAsync(south, before.Hash, 404);

        await InspectAsync(north, patrol, before.Hash);
        await SeesAsync(south, before.Hash, 200);
        await SeesAsync(stranger, before.Hash, 404);
        await SeesAsync(stranger, new string('0', 64), 404);

        var late = Attachments.Picture("after the event");
        var hash = Convert.ToHexStringLower(SHA256.HashData(late));
        await InspectAsync(north, patrol, hash);
        await SeesAsync(south, hash, 404);
        await north.UploadAsync(late, "image/png", "VN-CN");
        await SeesAsync(south, hash, 404);
        await north.UploadAsync(late, "image/png");
        await SeesAsync(south, hash, 200);
    }

    [Fact]
    public async Task Minutes_name_what_their_drafter_has_uploaded_or_may_see()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.StartedWithAsync(south, "7412");
        await north.InspectAsync(patrol, "7412", "intact");
        await north.DoAsync(
            $"/patrols/{patrol.Id}/complete",
            new { endedAt = TimeProvider.System.GetUtcNow(), lengthKm = 1.5, residentsBriefed = 0, markersMissed = Array.Empty<object>() });
        var sketch = await north.UploadAsync("A sketch in words of 7412");
        await RefusedAsync(409, "attachment-not-uploaded", south.PostAsync($"/patrols/{patrol.Id}/draft-minutes", Draft(sketch)));
        await RefusedAsync(409, "attachment-not-uploaded", north.PostAsync($"/patrols/{patrol.Id}/draft-minutes", Draft(sketch with { Size = 1 })));
        await RefusedAsync(409, "attachment-not-uploaded", north.PostAsync($"/patrols/{patrol.Id}/draft-minutes", Draft(sketch with { Hash = new string('0', 64) })));
        await SeesAsync(south, sketch.Hash, 404);
        await north.DoAsync($"/patrols/{patrol.Id}/draft-minutes", Draft(sketch));
        await SeesAsync(south, sketch.Hash, 200);
        var redrafted = await south.DoAsync($"/patrols/{patrol.Id}/draft-minutes", Draft(sketch, "ບົດບັນທຶກ, ແກ້ໄຂ"));
        redrafted.Events.Count.ShouldBe(1);

        var scan = await south.UploadAsync("%PDF-1.7 signed at 7412"u8.ToArray(), "application/pdf");
        await SeesAsync(north, scan.Hash, 404);
        var onPaper = new { signedOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), scan = scan.Hash };
        await south.DoAsync($"/patrols/{patrol.Id}/sign-minutes", new { revision = 2, signatory = "Captain", onPaper });
        await SeesAsync(north, scan.Hash, 200);
        var signature = (await north.ReadAsync($"/patrols/{patrol.Id}")).GetProperty("minutes").GetProperty("signatures")[0];
        signature.GetProperty("onPaper").GetProperty("enteredBy").GetString().ShouldBe("somebody-LA");
        signature.GetProperty("party").GetString().ShouldBe("LA");
    }

    [Fact]
    public async Task Two_signatures_at_once_close_the_patrol_once()
    {
        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.StartedWithAsync(south, "7413");
        await north.InspectAsync(patrol, "7413", "intact");
        await north.DoAsync(
            $"/patrols/{patrol.Id}/complete",
            new { endedAt = TimeProvider.System.GetUtcNow(), lengthKm = 1.5, residentsBriefed = 0, markersMissed = Array.Empty<object>() });
        await north.DoAsync($"/patrols/{patrol.Id}/draft-minutes", new { texts = Texts("ບົດບັນທຶກ") });
        var signed = await Task.WhenAll(new[] { north, south, north, south }.Select(
            caller => caller.DoAsync($"/patrols/{patrol.Id}/sign-minutes", new { revision = 1, signatory = "Captain" })));
        signed.SelectMany(receipt => receipt.Events).Select(recorded => recorded.Type).Order().ShouldBe(
            ["joint-patrols.patrol-closed.v1", "joint-patrols.patrol-minutes-signed.v1", "joint-patrols.patrol-minutes-signed.v1"]);
    }

    private static object[] Texts(string lao) => [new { language = "vi", text = "Biên bản" }, new { language = "lo", text = lao }];

    private static object Draft(Uploaded sketch, string lao = "ບົດບັນທຶກ") => new
    {
        texts = Texts(lao),
        particulars = new { attachments = new[] { new { hash = sketch.Hash, name = "Sketch", mediaType = sketch.MediaType, size = sketch.Size } } },
    };

    private static Task<Receipt> InspectAsync(Caller caller, Receipt patrol, string photo) =>
        caller.DoAsync($"/patrols/{patrol.Id}/inspect-marker", new { marker = "7411", condition = "damaged", photos = new[] { photo } });

    private static async Task SeesAsync(Caller caller, string hash, int status)
    {
        using var answer = await caller.GetAsync($"/attachments/{hash}");
        ((int)answer.StatusCode).ShouldBe(status, hash);
    }

    private static async Task RefusedAsync(int status, string code, Task<HttpResponseMessage> asked)
    {
        var refused = await Answer.OfAsync(await asked);
        (refused.Status, refused.Code).ShouldBe((status, code), refused.Text);
    }
}
