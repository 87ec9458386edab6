using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Data.Postgres;

/// <summary>The database that several nodes share.</summary>
public sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options) : AppDbContext(options);
