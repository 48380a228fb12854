using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("border-markers", "Border markers");
builder.AddEventStore();
builder.Services.AddSections();
var app = builder.Build();
app.MapServiceDefaults();
app.MapSections();
app.Run();
