using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using MiniExcelLibs;

namespace ApprovalCloud.Web.Exports;

/// <summary>A table to take away; rows are read as they are written.</summary>
/// <param name="Name">Of the file, without its ending.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows)
{
    public const string Csv = "csv";
    public const string Xlsx = "xlsx";

    /// <summary>As CSV or XLSX; nothing for another format.</summary>
    public IActionResult As(string format) => format switch
    {
        Csv => new FileCallbackResult("text/csv; charset=utf-8", $"{Name}.csv", WriteCsv),
        Xlsx => new FileCallbackResult("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{Name}.xlsx", WriteXlsx),
        _ => new NotFoundResult(),
    };

    // With a byte order mark, by which spreadsheets know that it is UTF-8. What they would take for a formula is written as text.
    private async Task WriteCsv(Stream output, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(output, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape }, true);
        await csv.WriteRecordAsync([.. Columns], cancellationToken);
        await foreach (var row in Rows.WithCancellation(cancellationToken))
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    // A workbook is an archive, which is put together in a file of its own first.
    private async Task WriteXlsx(Stream output, CancellationToken cancellationToken)
    {
        var path = Path.GetTempFileName();
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await MiniExcel.SaveAsAsync(file, Named(cancellationToken), cancellationToken: cancellationToken);
        file.Position = 0;
        await file.CopyToAsync(output, cancellationToken);
    }

    private async IAsyncEnumerable<Dictionary<string, object?>> Named([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in Rows.WithCancellation(cancellationToken))
            yield return Columns.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : cell.Second);
    }

    private sealed class FileCallbackResult(string type, string name, Func<Stream, CancellationToken, Task> write) : FileResult(type)
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.ContentType = ContentType;
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            await write(response.Body, context.HttpContext.RequestAborted);
        }
    }
}
