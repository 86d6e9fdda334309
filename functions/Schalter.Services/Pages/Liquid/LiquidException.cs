namespace Schalter.Services.Pages.Liquid;

/// <summary>A defect in a template, or a view that lacks what the template asks for; never something a visitor can cause.</summary>
public sealed class LiquidException : Exception
{
    public LiquidException()
    {
    }

    public LiquidException(string message)
        : base(message)
    {
    }

    public LiquidException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
