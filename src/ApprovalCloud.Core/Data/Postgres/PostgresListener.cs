using ApprovalCloud.Core.Live;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>Hears what other nodes, and this one, have committed about applications that somebody follows.</summary>
internal sealed class PostgresListener(IConfiguration configuration, ChangeSignals signals, ILogger<PostgresListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var address = new NpgsqlConnectionStringBuilder(configuration.PostgresConnection()!) { Pooling = false, KeepAlive = 30 }.ToString();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(address, stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException)
            {
                logger.LogWarning("Notifications of the database are not heard, and changes are seen later: {Error}", exception.Message);
                await Task.Delay(Pause, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Listen(string address, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, told) =>
        {
            if (Guid.TryParse(told.Payload, out var application))
                signals.Raise(application);
        };
        await using (var listen = new NpgsqlCommand("LISTEN application_changed", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        // Whatever came before was not heard.
        signals.RaiseAll();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }
}
