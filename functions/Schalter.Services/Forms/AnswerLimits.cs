namespace Schalter.Services.Forms;

/// <summary>Bounds that hold for every form, against bodies made to hurt.</summary>
public static class AnswerLimits
{
    public const int MaxFields = 1_000;

    /// <summary>Of one answer, in UTF-8 bytes: 64 KiB.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Nesting of a JSON body.</summary>
    public const int MaxDepth = 16;

    /// <summary>Entries of a repeated group that says nothing else.</summary>
    public const int MaxEntries = 20;

    public const int TextLength = 200;
    public const int LongTextLength = 4_000;
}
