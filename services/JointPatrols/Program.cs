using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults;
using BorderCoordination.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("joint-patrols", "Joint patrols");
builder.AddMessaging();
builder.Services.AddPatrols();
builder.Services.AddContacts();
var app = builder.Build();
app.MapServiceDefaults();
app.MapLedgerSource();
app.MapParked();
app.MapPatrols();
app.MapContacts();
app.Run();
