using BorderCoordination.JointPatrols.Commitments;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults;
using BorderCoordination.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("joint-patrols", "Joint patrols");
builder.AddMessaging(messaging => messaging.AddCommitmentReactions());
builder.Services.AddPatrols();
builder.Services.AddCommitments();
var app = builder.Build();
app.MapServiceDefaults();
app.MapLedgerSource();
app.MapParked();
app.MapPatrols();
app.MapCommitments();
app.Run();
