namespace ApprovalCloud.Benchmarks.Faults.Machines;

/// <summary>A small disk for one member's write-ahead log, in memory; it can be filled.</summary>
internal sealed class LogDisk(string folder)
{
    private const int Megabytes = 512;

    private string Filler => Path.Combine(folder, "filler");

    public string Logs => Path.Combine(folder, "wal");

    public void Mount(string owner)
    {
        Directory.CreateDirectory(folder);
        Shell.Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", folder);
        Shell.Run("chown", owner, folder);
    }

    /// <summary>Patroni's settings for it, read after those of patroni.yml: checkpoints come before it is full by itself.</summary>
    public string Settings => $"""
        bootstrap:
          dcs:
            postgresql:
              parameters:
                max_wal_size: 96MB
                max_slot_wal_keep_size: 96MB
                wal_keep_size: 192MB
          initdb:
            - encoding: UTF8
            - locale: C.UTF-8
            - data-checksums
            - waldir: {Logs}
        postgresql:
          basebackup:
            waldir: {Logs}

        """;

    /// <summary>Until not a byte is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Free() => File.Delete(Filler);

    public void Unmount() => Shell.Try("umount", "--lazy", folder);
}
