namespace KenyaAudit.Web.Ui;

/// <summary>Names the one set of strings; the English sentence is the key.</summary>
internal sealed class SiteText;
