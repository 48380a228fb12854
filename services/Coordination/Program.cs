using BorderCoordination.Coordination;
using BorderCoordination.ServiceDefaults;
using BorderCoordination.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("coordination", "Coordination");
builder.Services.AddLedger();
builder.Services.AddFeeds();
builder.Services.AddProjections();
builder.Services.AddCalendar();
builder.AddMessaging(messaging => messaging.WithoutRelay().AddLedgerQueue());
var app = builder.Build();
app.MapServiceDefaults();
app.MapLedger();
app.MapFeeds();
app.MapCalendar();
app.MapCatalogue();
app.Run();
