using ApprovalCloud.Core.Forecasts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApprovalCloud.Core.Data.Mappings;

internal sealed class ForecastModelMapping : IEntityTypeConfiguration<ForecastModel>
{
    public void Configure(EntityTypeBuilder<ForecastModel> builder)
    {
        builder.ToTable("forecast_models").HasKey(model => model.Name);
        builder.Property(model => model.Name).HasMaxLength(40);
        builder.Property(model => model.Evaluation).HasConversion(new AsJson<Evaluation>()!, AsJson<Evaluation>.ByReference!);
        builder.Property(model => model.Naive).HasConversion(new AsJson<NaiveForecast>(), AsJson<NaiveForecast>.ByReference);
        builder.Property(model => model.Bands).HasConversion(new AsJson<IReadOnlyList<ErrorBand>>(), AsJson<IReadOnlyList<ErrorBand>>.ByReference);
    }
}

internal sealed class ForecastMapping : IEntityTypeConfiguration<Forecast>
{
    public void Configure(EntityTypeBuilder<Forecast> builder)
    {
        builder.ToTable("forecasts").HasKey(forecast => forecast.ApplicationId);
        builder.HasOne<Applications.Application>().WithOne().HasForeignKey<Forecast>(forecast => forecast.ApplicationId);
        builder.HasIndex(forecast => new { forecast.Gain, forecast.Risk });
    }
}
