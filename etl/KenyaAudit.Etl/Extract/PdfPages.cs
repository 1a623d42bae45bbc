using System.Text;
using KenyaAudit.Etl.Pipeline;
using KenyaAudit.Etl.Validate;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace KenyaAudit.Etl.Extract;

/// <summary>Reads the text of a PDF page by page, so that no more than one page is in memory.</summary>
internal static class PdfPages
{
    private static ReadOnlySpan<byte> Signature => "%PDF-"u8;

    /// <summary>Pages in order. Throws <see cref="DocumentRefusedException"/> for what is no readable PDF, is locked, or holds only pictures.</summary>
    public static IReadOnlyList<PageText> Read(Stream document, CancellationToken cancellation)
    {
        RequireSignature(document);
        try
        {
            using var pdf = PdfDocument.Open(document);
            var pages = new List<PageText>(pdf.NumberOfPages);
            for (var number = 1; number <= pdf.NumberOfPages; number++)
            {
                cancellation.ThrowIfCancellationRequested();
                pages.Add(PageReader.Read(pdf.GetPage(number)));
            }

            RequireText(pages);
            return pages;
        }
        catch (PdfDocumentEncryptedException error)
        {
            throw new DocumentRefusedException("The PDF is encrypted; a copy that opens without a password is needed.", error);
        }
        catch (Exception error) when (error is not (OperationCanceledException or DocumentRefusedException or OutOfMemoryException))
        {
            // PdfPig answers broken bytes with almost any exception.
            throw new DocumentRefusedException("The PDF cannot be read to its end: it is truncated or damaged.", error);
        }
    }

    private static void RequireSignature(Stream document)
    {
        var head = new byte[1024];
        var read = document.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        document.Position = 0;
        if (read == 0)
        {
            throw new DocumentRefusedException("The file is empty.");
        }

        var start = head.AsSpan(0, read);
        if (start.IndexOf(Signature) >= 0)
        {
            return;
        }

        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        throw new DocumentRefusedException(text.StartsWith('<')
            ? "The file is a web page (HTML), not a PDF."
            : "The file is not a PDF: it does not begin with %PDF.");
    }

    private static void RequireText(List<PageText> pages)
    {
        if (pages.Count == 0)
        {
            throw new DocumentRefusedException("The PDF has no pages.");
        }

        Gate.Pass(TextLayerCheck.Judge(pages));
    }
}
