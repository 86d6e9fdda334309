using CsCheck;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>Decisions of one generated body.</summary>
internal sealed class Chance(PCG pcg)
{
    public int Below(int limit) => (int)pcg.Next((uint)limit);

    public bool OneIn(int times) => Below(times) == 0;

    public T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];
}
