using System.Globalization;
using ApprovalCloud.Web.Commands;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await CommandLine.Run(args);

/// <summary>The platform: the web application and, by its first argument, the command line.</summary>
public partial class Program;
