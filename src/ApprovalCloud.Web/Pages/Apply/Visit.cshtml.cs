using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Definition;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = ApprovalCloud.Web.Localisation.Text;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>A visit as a file for the applicant's own calendar (RFC 5545).</summary>
public sealed class VisitModel(IMediator mediator, Workflows workflows, TimeProvider clock, IStringLocalizer<Words> T) : RoomPage(mediator)
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid visitId)
    {
        var visits = await Send(new ListMyVisits(Caller, id));
        if (!visits.IsOk)
            return Instead(visits.Problem);
        if (visits.Value.FirstOrDefault(visit => visit.Id == visitId) is not { } visit)
            return NotFound();
        var calendar = new Calendar { ProductId = "-//ApprovalCloud//EN", Method = CalendarMethods.Publish };
        calendar.Events.Add(Appointment(visit));
        var file = new CalendarSerializer().SerializeToString(calendar)!;
        return File(System.Text.Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"{visit.Number}.ics");
    }

    // It has no end: nobody has said how long it takes.
    private CalendarEvent Appointment(MyVisit visit) => new()
    {
        // Moved to another time, it is still the same one in the applicant's calendar.
        Uid = visit.Id + "@approvalcloud",
        DtStamp = new CalDateTime(clock.GetUtcNow().UtcDateTime),
        Start = new CalDateTime(visit.On.UtcDateTime),
        Summary = T["Visit of the premises: {0}", workflows.Find(visit.Service, visit.ServiceVersion)!.Title.Here()],
        Description = string.Join('\n', [
            T["Application {0}", visit.Number],
            T["Who comes: {0}", string.Join(T[", "], visit.Departments.Select(department => workflows.Departments[department].Name.Here()))],
            .. visit.Note.Length > 0 ? [T["Have ready: {0}", visit.Note].Value] : Array.Empty<string>(),
        ]),
    };
}
