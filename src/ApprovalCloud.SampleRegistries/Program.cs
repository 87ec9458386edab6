using System.Globalization;
using ApprovalCloud.SampleRegistries;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
await SampleRegistriesApp.Build(args).RunAsync();
