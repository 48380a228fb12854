using BorderCoordination.FriendshipExchanges.Exchanges;
using BorderCoordination.ServiceDefaults;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("friendship-exchanges", "Friendship exchanges");
builder.Services.AddAttachments();
builder.AddMessaging();
builder.Services.AddExchanges();
var app = builder.Build();
app.MapServiceDefaults();
app.MapLedgerSource();
app.MapParked();
app.MapExchanges();
app.MapAttachments();
app.Run();
