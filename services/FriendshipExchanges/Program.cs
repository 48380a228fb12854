using BorderCoordination.FriendshipExchanges.Commitments;
using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.FriendshipExchanges.Reactions;
using BorderCoordination.FriendshipExchanges.Releases;
using BorderCoordination.FriendshipExchanges.Twinnings;
using BorderCoordination.ServiceDefaults;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("friendship-exchanges", "Friendship exchanges");
builder.Services.AddAttachments();
builder.AddMessaging(messaging =>
{
    messaging.AddCommitmentReactions();
    messaging.AddReactions();
    messaging.AddReleaseReactions();
});
builder.Services.AddCommitments();
builder.Services.AddExchanges();
builder.Services.AddReleases();
builder.Services.AddTwinnings();
builder.Services.AddKnownMarkers();
var app = builder.Build();
app.MapServiceDefaults();
app.MapLedgerSource();
app.MapParked();
app.MapExchanges();
app.MapReleases();
app.MapCommitments();
app.MapTwinnings();
app.MapAttachments();
app.Run();
