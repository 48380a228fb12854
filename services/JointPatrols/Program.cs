using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("joint-patrols", "Joint patrols");
builder.Services.AddPatrols();
var app = builder.Build();
app.MapServiceDefaults();
app.MapPatrols();
app.Run();
