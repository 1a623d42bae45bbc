namespace KenyaAudit.Web.Ui;

/// <summary>A page to pass on: plain addresses that open the reader's own programs, so that no script and no other host is asked.</summary>
/// <param name="Url">Absolute.</param>
internal sealed record ShareLink(string Url, string Title)
{
    private string Message => Uri.EscapeDataString($"{Title} {Url}");

    public string WhatsApp => "https://wa.me/?text=" + Message;

    public string Sms => "sms:?body=" + Message;

    public string Mail => $"mailto:?subject={Uri.EscapeDataString(Title)}&body={Message}";
}
