using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;
