using KenyaAudit.Web.Ui;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KenyaAudit.Web.Pages.About;

[PublicAnswer(AnswerSource.Store)]
internal sealed class GlossaryModel : PageModel;
