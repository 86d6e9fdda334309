namespace Schalter.Services.Platform;

/// <summary>What a use case gives back: a value, or an expected "no".</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed record Answer<T>
    where T : class
{
    public Answer(T value) => Value = value;

    public Answer(Refusal refusal) => Refusal = refusal;

    /// <summary>Null when refused.</summary>
    public T? Value { get; }

    /// <summary>Null when there is a value.</summary>
    public Refusal? Refusal { get; }
}
