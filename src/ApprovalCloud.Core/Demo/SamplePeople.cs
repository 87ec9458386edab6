using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Demo;

/// <summary>The people of the sample data, in Development only. Scripts sign in with them.</summary>
public sealed class SamplePeople(AppDbContext db, Workflows workflows, IMediator mediator)
{
    public const string Password = "Approval-Cloud-1";

    private static readonly string[] FamilyNames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高"];
    private static readonly string[] GivenNames = ["伟", "秀英", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "军", "杰", "思雨", "子涵", "浩然", "梓萱", "建国"];

    public static string NameOf(int number) =>
        FamilyNames[number % FamilyNames.Length] + GivenNames[number * 7 % GivenNames.Length];

    /// <summary>The identity number of a citizen of the sample data, as the sample registries know it.</summary>
    public static string IdentityOf(string email) => SampleCitizens.All.Single(citizen => citizen.Email == email).IdentityNumber;

    /// <summary>Makes whoever is not there yet.</summary>
    /// <exception cref="InvalidOperationException">Somebody could not be made.</exception>
    public async Task Make(int residents, CancellationToken cancellationToken)
    {
        var there = await db.Users.Select(user => user.Email!).ToHashSetAsync(cancellationToken);
        foreach (var person in Everybody(residents).Where(person => !there.Contains(person.Email)))
        {
            var made = await mediator.Send(person, cancellationToken);
            if (!made.IsOk)
                throw new InvalidOperationException($"{person.Email}: {string.Join(" ", made.Problem.Errors!.Values.SelectMany(error => error))}");
        }
    }

    /// <summary>The accounts that the scripts know, as callers.</summary>
    public async Task<IReadOnlyDictionary<string, Caller>> Callers(CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().Where(user => user.Email!.EndsWith("@example.test")).ToDictionaryAsync(
            user => user.Email!,
            user => new Caller(user.Id, user.DisplayName) { Department = user.Department, Roles = user.StepRoles, CounterOf = user.CounterOf },
            cancellationToken);

    private IEnumerable<AddUser> Everybody(int residents) =>
    [
        Citizen(SampleCitizens.Citizen, "zh-Hans"),
        Citizen(SampleCitizens.OtherCitizen, "en"),
        new AddUser("supervisor@example.test", "赵建国", Password, Role.Supervisor) { Language = "zh-Hans" },
        new AddUser("assistant@example.test", "黄梅", Password, Role.Assistant) { CounterOf = "administrative-approval", Language = "zh-Hans" },
        new AddUser("designer@example.test", "周敏", Password, Role.Designer) { Language = "zh-Hans" },
        .. workflows.Departments.Keys.Order(StringComparer.Ordinal).SelectMany(Clerks),
        .. Enumerable.Range(1, residents).Select(number => Citizen(SampleCitizens.Resident(number), "zh-Hans")),
    ];

    private static AddUser Citizen(SampleCitizen citizen, string language) =>
        new(citizen.Email, citizen.Name, Password) { Language = language, IdentityNumber = citizen.IdentityNumber, IsEmailProven = true };

    private static IEnumerable<AddUser> Clerks(string department, int number) =>
    [
        new AddUser($"clerk.{department}@example.test", NameOf(40 + number), Password, Role.Clerk)
        {
            Department = department, StepRoles = StepRoles.All, Language = "zh-Hans", NoMailFor = LetterGroups.None,
        },
        new AddUser($"colleague.{department}@example.test", NameOf(80 + number), Password, Role.Clerk)
        {
            Department = department, StepRoles = StepRoles.All, Language = "zh-Hans", NoMailFor = LetterGroups.None,
        },
    ];
}
