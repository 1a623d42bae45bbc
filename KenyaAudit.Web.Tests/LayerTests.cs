using System.Text.RegularExpressions;
using KenyaAudit.Web.Tests.Support;

namespace KenyaAudit.Web.Tests;

/// <summary>The arrows of docs/architecture.md and the file budgets, checked against the text of the source tree.</summary>
public sealed partial class LayerTests
{
    private const string Vocabulary = "KenyaAudit.Etl.Vocabulary";
    private const string Everything = "*";
    private const string AspNet = "Microsoft.AspNetCore";
    private const string Headers = "Microsoft.Net.Http.Headers";
    private const string Extensions = "Microsoft.Extensions";
    private const string Ef = "Microsoft.EntityFrameworkCore";

    /// <summary>
    /// An allow-list: a folder, what it may use of ours, what it may use of others. The longest folder that fits a file is its row;
    /// every folder of the web project needs one. All may use the vocabulary and System.
    /// </summary>
    private static readonly Layer[] Layers =
    [
        new("KenyaAudit.Web", ["Hosting"], [AspNet]),
        new("KenyaAudit.Web/Hosting", [Everything], [Everything]),
        new("KenyaAudit.Web/Pages", ["Search", "Store", "Ui", "Downloads"], [AspNet, Headers, Extensions, Ef, "Htmx"]),
        new("KenyaAudit.Web/Pages/Admin", ["Pages", "Search", "Store", "Ui", "Ingest", "Jobs", "Alerts", "Access"], [AspNet, Headers, Extensions, Ef, "Htmx", "CsvHelper"]),
        new("KenyaAudit.Web/Pages/Account", ["Pages", "Store", "Ui", "Access"], [AspNet, Extensions, Ef]),

        // Api prints what the queries beside the pages return.
        new("KenyaAudit.Web/Api", ["Pages", "Search", "Store", "Ui"], [AspNet, Headers, Extensions, Ef, "CsvHelper", "MiniExcelLibs"]),
        new("KenyaAudit.Web/Ui", [], [AspNet, Headers, Extensions, "Htmx"]),
        new("KenyaAudit.Web/Search", [], [Extensions, "Lucene", "J2N"]),
        new("KenyaAudit.Web/Store", [], [Extensions, Ef, "Microsoft.Data", $"{AspNet}.Identity", $"{AspNet}.DataProtection"]),
        new("KenyaAudit.Web/Downloads", ["Store", "Ui"], [Ef, "CsvHelper"]),
        new("KenyaAudit.Web/Ingest", ["KenyaAudit.Etl", "Store", "Search", "Downloads", "Alerts"], [Extensions, Ef, "AngleSharp", "Polly"]),
        new("KenyaAudit.Web/Jobs", ["Ingest", "Alerts"], [Extensions, "Hangfire"]),
        new("KenyaAudit.Web/Alerts", ["Store"], [Extensions, Ef, "MailKit", "MimeKit"]),
        new("KenyaAudit.Web/Access", ["Store"], [AspNet, Extensions, Ef, "QRCoder", "Zxcvbn"]),
        new("KenyaAudit.Web/RateLimits", ["Alerts"], [AspNet, Extensions, "StackExchange"]),
        new("KenyaAudit.Web/Secrets", ["Alerts"], [Extensions, "Amazon", "Polly"]),
        new("KenyaAudit.Web/Telemetry", [Everything], [AspNet, Extensions, Ef, "OpenTelemetry", "Sentry", "Hangfire"]),
        new("etl/KenyaAudit.Etl", [], ["UglyToad", "CsvHelper"]),
        new("etl/KenyaAudit.Etl/Vocabulary", [], []),
    ];

    private static readonly string[] Folders = ["KenyaAudit.Web", "etl", "KenyaAudit.Web.Tests", "KenyaAudit.E2E"];

    private static readonly string[] Projects = ["KenyaAudit.Web/KenyaAudit.Web.csproj", "etl/KenyaAudit.Etl/KenyaAudit.Etl.csproj", "Directory.Build.props"];

    private static readonly Lazy<SourceText[]> Tree = new(ReadTree);

    private static IEnumerable<SourceText> Product => Tree.Value.Where(file => Row(file) is not null);

    [Fact]
    public void Every_folder_of_the_product_has_a_row()
    {
        var strays = Product.Where(file => Row(file)!.Folder == "KenyaAudit.Web" && file.Path != "KenyaAudit.Web/Program.cs");
        AssertNone(strays.Select(file => file.Path));
        Assert.NotEmpty(Product);
    }

    [Fact]
    public void Every_file_declares_the_namespace_of_its_folder() =>
        AssertNone(Product.Select(NamespaceFault).OfType<string>());

    [Fact]
    public void Every_folder_looks_only_where_it_may()
    {
        var declared = Declared(Product);
        AssertNone(Product.SelectMany(file => Wrong(file, declared)));
    }

    [Fact]
    public void No_using_line_holds_for_a_whole_project()
    {
        Assert.All(Projects, path => Assert.DoesNotContain("<Using ", File.ReadAllText(Path.Combine(SolutionRoot(), path)), StringComparison.Ordinal));
        AssertNone(Product.Where(file => file.HasGlobalUsing).Select(file => file.Path));
    }

    [Fact]
    public void The_middle_of_the_write_corridor_touches_no_disk_network_or_clock() =>
        AssertNone(Product.Where(file => file.Path.StartsWith("etl/", StringComparison.Ordinal)).SelectMany(Impure));

    [Fact]
    public void Nothing_goes_round_the_encoder_or_the_content_security_policy() =>
        AssertNone(Product.SelectMany(file => file.UnsafeMarkup.Select(found => $"{file.Path}: {found}")));

    [Fact]
    public void Files_keep_their_budgets() =>
        AssertNone(Tree.Value.Select(BudgetFault).OfType<string>());

    [Theory]
    [InlineData("KenyaAudit.Web/Pages/Home/Index.cshtml.cs", "using Hangfire;", "Hangfire")]
    [InlineData("KenyaAudit.Web/Pages/Home/Index.cshtml.cs", "global using static KenyaAudit.Web.Jobs.RecurringJobs;", "KenyaAudit.Web.Jobs.RecurringJobs")]
    [InlineData("KenyaAudit.Web/Pages/Home/Index.cshtml", "@using KenyaAudit.Etl.Pipeline", "KenyaAudit.Etl.Pipeline")]
    [InlineData("KenyaAudit.Web/Pages/Home/Index.cshtml", "@inject KenyaAudit.Web.Ingest.IngestRun Run", "KenyaAudit.Web.Ingest.IngestRun")]
    [InlineData("KenyaAudit.Web/Pages/Home/Index.cshtml", "<p>@(new KenyaAudit.Web.Pages.Admin.Secret())</p>", "KenyaAudit.Web.Pages.Admin.Secret")]
    [InlineData("KenyaAudit.Web/Pages/Admin/Jobs.cshtml.cs", "void Go() => Hangfire.BackgroundJob.Enqueue(() => Run());", "Hangfire.BackgroundJob.Enqueue")]
    [InlineData("KenyaAudit.Web/Search/Index.cs", "private readonly Store.AuditDb db;", "Store.AuditDb")]
    [InlineData("KenyaAudit.Web/Search/Index.cs", "using Db = global::Microsoft.EntityFrameworkCore.DbContext;", "Microsoft.EntityFrameworkCore.DbContext")]
    [InlineData("KenyaAudit.Web/Search/Index.cs", "void Answer(HttpContext context) { }", "Microsoft.AspNetCore.Http")]
    [InlineData("KenyaAudit.Web/Search/Index.cs", "var text = $\"{new KenyaAudit.Web.Store.AuditDb()}\";", "KenyaAudit.Web.Store.AuditDb")]
    [InlineData("KenyaAudit.Web/Store/AuditDb.cs", "using Lucene.Net.Index;", "Lucene.Net.Index")]
    [InlineData("KenyaAudit.Web/Store/AuditDb.cs", "using Microsoft.AspNetCore.Mvc;", "Microsoft.AspNetCore.Mvc")]
    [InlineData("KenyaAudit.Web/Jobs/RecurringJobs.cs", "using KenyaAudit.Web.Store;", "KenyaAudit.Web.Store")]
    [InlineData("KenyaAudit.Web/Ui/Money.cs", "using Newtonsoft.Json;", "Newtonsoft.Json")]
    [InlineData("etl/KenyaAudit.Etl/Parse/Parser.cs", "using KenyaAudit.Web.Search;", "KenyaAudit.Web.Search")]
    [InlineData("etl/KenyaAudit.Etl/Parse/Parser.cs", "using System.Net.Sockets;", "System.Net.Sockets")]
    [InlineData("etl/KenyaAudit.Etl/Vocabulary/Kes.cs", "using KenyaAudit.Etl.Pipeline;", "KenyaAudit.Etl.Pipeline")]
    public void The_check_flags_a_planted_arrow(string path, string line, string used)
    {
        var declared = Declared([new SourceText("KenyaAudit.Web/Store/AuditDb.cs", "namespace KenyaAudit.Web.Store; internal class AuditDb;")]);
        Assert.Equal([$"{path} uses {used}"], Wrong(new SourceText(path, line), declared));
    }

    [Theory]
    [InlineData("KenyaAudit.Web/Pages/Home/Index.cshtml.cs", "using KenyaAudit.Etl.Vocabulary;\nusing KenyaAudit.Web.Search;\nusing Microsoft.EntityFrameworkCore;")]
    [InlineData("KenyaAudit.Web/Pages/Admin/Index.cshtml.cs", "using KenyaAudit.Web.Jobs;\nusing KenyaAudit.Web.Pages.Shared;")]
    [InlineData("KenyaAudit.Web/Search/Index.cs", "// using Hangfire;\n/* KenyaAudit.Web.Store.AuditDb */ var a = \"Store.AuditDb\"; using var b = Open(); Field.Store.YES.ToString();")]
    [InlineData("KenyaAudit.Web/Pages/Home/Index.cshtml", "@addTagHelper *, KenyaAudit.Web\n@* @using Hangfire *@ @using System.Globalization")]
    [InlineData("KenyaAudit.Web/Hosting/JobsSetup.cs", "using Hangfire;\nusing KenyaAudit.Etl.Pipeline;")]
    public void The_check_lets_an_allowed_arrow_pass(string path, string text) =>
        Assert.Empty(Wrong(new SourceText(path, text), Declared([])));

    [Theory]
    [InlineData("a.cshtml", "<p>@Html.Raw(Model.Words)</p>")]
    [InlineData("a.cshtml", "<script>go()</script>")]
    [InlineData("a.cshtml", "<style>p{}</style>")]
    [InlineData("a.cshtml", "<p style=\"color:red\">")]
    [InlineData("a.cshtml", "<a onclick=\"go()\">")]
    [InlineData("a.cshtml", "<a href=\"javascript:go()\">")]
    [InlineData("a.cshtml", "<a hx-on:click=\"go()\">")]
    [InlineData("a.cshtml", "@addTagHelper *, Htmx.TagHelpers")]
    [InlineData("a.cs", "return new HtmlString(words);")]
    [InlineData("a.cs", "output.Content.AppendHtml($\"<b>{words}</b>\");")]
    public void The_check_flags_planted_markup(string path, string text) =>
        Assert.Single(new SourceText(path, text).UnsafeMarkup);

    [Fact]
    public void The_check_lets_plain_markup_pass() =>
        Assert.Empty(new SourceText("a.cshtml", "<script src=\"~/site.js\" defer></script> @* <style> *@ @{ var only = \"one\"; } <p data-once=\"a\">").UnsafeMarkup);

    [Theory]
    [InlineData("KenyaAudit.Web/Ui/Long.cs", 301, 300)]
    [InlineData("KenyaAudit.Web/Pages/Home/Index.cshtml.cs", 121, 120)]
    [InlineData("KenyaAudit.Web/Program.cs", 61, 60)]
    public void The_check_flags_a_file_over_its_budget(string path, int lines, int budget)
    {
        Assert.Equal($"{path}: {lines} lines, budget {budget}", BudgetFault(new SourceText(path, new string('\n', lines))));
        Assert.Null(BudgetFault(new SourceText(path, new string('\n', budget))));
    }

    [Fact]
    public void The_check_flags_a_namespace_that_hides_its_folder_and_a_clock_in_the_parser()
    {
        Assert.NotNull(NamespaceFault(new SourceText("KenyaAudit.Web/Hosting/A.cs", "namespace KenyaAudit.Web.Search;")));
        Assert.Single(Impure(new SourceText("etl/KenyaAudit.Etl/Parse/A.cs", "var now = TimeProvider.System.GetUtcNow();")));
        Assert.Single(Impure(new SourceText("etl/KenyaAudit.Etl/Parse/A.cs", "return File.ReadAllText(path);")));
    }

    // Assert.Empty shortens what it prints; here every line is needed.
    private static void AssertNone(IEnumerable<string> faults)
    {
        if (string.Join('\n', faults) is { Length: > 0 } text)
        {
            Assert.Fail(text);
        }
    }

    private static IEnumerable<string> Wrong(SourceText file, ILookup<string, string> declared)
    {
        var row = Row(file)!;
        return file.Mentions.Where(name => !Allows(row, name))
            .Concat(file.Relative
                .Where(name => declared[$"KenyaAudit.Web.{name.First}"].Contains(name.Second) && !Allows(row, $"KenyaAudit.Web.{name.First}"))
                .Select(name => $"{name.First}.{name.Second}"))
            .Select(used => $"{file.Path} uses {used}");
    }

    private static bool Allows(Layer row, string name)
    {
        if (!Within(name, "KenyaAudit"))
        {
            return Within(name, "System")
                ? row.Project != "KenyaAudit.Etl" || !Within(name, "System.Net")
                : row.Others.Any(other => other == Everything || Within(name, other));
        }

        var target = Layers.Where(layer => Within(name, layer.Namespace)).MaxBy(layer => layer.Namespace.Length)?.Namespace;
        return target == row.Namespace || target == Vocabulary
            || row.Ours.Any(ours => ours == Everything || target == ours || target == $"{row.Project}.{ours}");
    }

    private static ILookup<string, string> Declared(IEnumerable<SourceText> files) =>
        files.Where(file => file.Namespace is not null)
            .SelectMany(file => file.DeclaredTypes.Select(type => (Area: Row(file)!.Namespace, type)))
            .ToLookup(pair => pair.Area, pair => pair.type);

    private static string? NamespaceFault(SourceText file) =>
        file.Namespace is null || Within(file.Namespace, Row(file)!.Namespace) ? null : $"{file.Path} declares {file.Namespace}";

    private static string? BudgetFault(SourceText file)
    {
        var budget = file.Path switch
        {
            "KenyaAudit.Web/Program.cs" => 60,
            var path when path.EndsWith(".cshtml.cs", StringComparison.Ordinal) => 120,
            var path when path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal) => 300,
            _ => int.MaxValue,
        };
        return file.Lines > budget ? $"{file.Path}: {file.Lines} lines, budget {budget}" : null;
    }

    private static IEnumerable<string> Impure(SourceText file) =>
        ImpureCall.Matches(file.Code).Select(match => $"{file.Path}: {match.Value}");

    private static Layer? Row(SourceText file) =>
        Layers.Where(layer => file.Path.StartsWith(layer.Folder + "/", StringComparison.Ordinal)).MaxBy(layer => layer.Folder.Length);

    private static bool Within(string name, string prefix) =>
        name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal);

    private static SourceText[] ReadTree()
    {
        var root = SolutionRoot();
        return [.. Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs*", SearchOption.AllDirectories))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal))
            .Select(path => (Full: path, Name: Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Where(path => !BuildOutput.IsMatch(path.Name))
            .OrderBy(path => path.Name, StringComparer.Ordinal)
            .Select(path => new SourceText(path.Name, File.ReadAllText(path.Full)))];
    }

    private static string SolutionRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"(?:^|/)(?:bin|obj|data|wwwroot)/")]
    private static partial Regex BuildOutput { get; }

    [GeneratedRegex(@"(?<![\w.])(?:File|Directory|FileStream|HttpClient|TimeProvider|Stopwatch|Process|Environment|Console|Random)\b(?=\s*[.(])")]
    private static partial Regex ImpureCall { get; }

    private sealed record Layer(string Folder, string[] Ours, string[] Others)
    {
        public string Namespace => Folder.Replace("etl/", "", StringComparison.Ordinal).Replace('/', '.');

        public string Project => string.Join('.', Namespace.Split('.').Take(2));
    }
}
