using KenyaAudit.Etl.Normalise;

namespace KenyaAudit.Web.Tests.Etl.Normalise;

public sealed class EntityNameTests
{
    private static readonly EntityName Names = new(EntityName.AcronymsOf(["KeNHA and GESDEK and GESDEK again"]));

    [Theory]
    [InlineData("THE NATIONAL TREASURY", "The National Treasury")]
    [InlineData("MINISTRY OF LAKES AND RIVERS", "Ministry of Lakes and Rivers")]
    [InlineData("LAKE PROJECT (IDA CREDIT NO. 5627-KE) – WATER AGENCY", "Lake Project (IDA Credit No. 5627-KE) - Water Agency")]
    [InlineData("LAKE PROJECT (LAPRO)", "Lake Project (LAPRO)")]
    [InlineData("REVENUE STATEMENTS (RECURRENT)", "Revenue Statements (Recurrent)")]
    [InlineData("MURANG’A WATER PROJECT", "Murang'a Water Project")]
    [InlineData("YOUTH UNLIMITED (GenU) PROJECT", "Youth Unlimited (GenU) Project")]
    [InlineData("LOAN GESDEK FOR THE 10TH LAKE", "Loan GESDEK for the 10th Lake")]
    [InlineData("Already Tidy Name", "Already Tidy Name")]
    public void Tidies_the_letters_and_drops_no_word(string heading, string name) => Assert.Equal(name, Names.Tidy(heading));
}
