namespace Schalter.Services.Content;

/// <param name="Laid">The office's files it holds; where the newest was refused, the one before it.</param>
/// <param name="Refused">By path.</param>
public sealed record LaidContent(ContentSnapshot Snapshot, IReadOnlyList<ContentFile> Laid, IReadOnlyList<RefusedFile> Refused);

/// <summary>
/// Lays the office's files over the packaged ones and finds the largest set that can be used: one file with a mistake must not hold
/// back the others.
/// </summary>
public sealed class ContentOverlay(PackagedContent packaged)
{
    /// <param name="files">The newest files of the office.</param>
    /// <param name="earlier">The last good ones, which stay while a newer one is wrong.</param>
    public LaidContent Lay(IReadOnlyCollection<ContentFile> files, IReadOnlyCollection<ContentFile> earlier)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(earlier);
        var unread = files.Where(f => !packaged.Parts.Any(p => p.Reads(f.Path))).ToList();
        var attempt = new Attempt(packaged, [.. files.Except(unread)], earlier);
        var snapshot = attempt.Run();
        var refused = attempt.Refused.Values.Concat(unread.Select(f => new RefusedFile(f.Path, "$", "nothing reads a file of this name")));
        return new(snapshot, attempt.Laid, [.. refused.OrderBy(r => r.File, StringComparer.Ordinal)]);
    }

    private sealed class Attempt(PackagedContent packaged, IReadOnlyList<ContentFile> files, IEnumerable<ContentFile> earlier)
    {
        private readonly Dictionary<string, ContentFile> earlier = earlier.ToDictionary(f => f.Path, StringComparer.Ordinal);
        private SortedDictionary<string, ContentFile> laid = new(files.ToDictionary(f => f.Path), StringComparer.Ordinal);

        public Dictionary<string, RefusedFile> Refused { get; } = new(StringComparer.Ordinal);

        public IReadOnlyList<ContentFile> Laid => [.. laid.Values];

        public ContentSnapshot Run()
        {
            var found = Try(laid);
            while (found.Mistake is { } mistake)
            {
                var culprit = Culprit(mistake);
                IEnumerable<string> wrong = culprit is null ? [.. laid.Keys] : [culprit];
                foreach (var path in wrong)
                {
                    Refused.TryAdd(path, new(path, path == mistake.File ? mistake.Path : $"{mistake.File} at {mistake.Path}", mistake.Reason));
                    laid = Without(path);
                }

                found = Try(laid);
            }

            return Refused.Count > 1 ? TakeBack(found.Snapshot!) : found.Snapshot!;
        }

        /// <summary>A file may have been named only because another one broke it: then it is good now.</summary>
        private ContentSnapshot TakeBack(ContentSnapshot snapshot)
        {
            foreach (var file in files.Where(f => Refused.ContainsKey(f.Path)))
            {
                var more = new SortedDictionary<string, ContentFile>(laid, StringComparer.Ordinal) { [file.Path] = file };
                if (Try(more).Snapshot is { } better)
                {
                    (snapshot, laid) = (better, more);
                    Refused.Remove(file.Path);
                }
            }

            return snapshot;
        }

        /// <summary>The file without which this mistake is gone: mostly the one it shows in, else the one that broke that.</summary>
        private string? Culprit(ContentException mistake)
        {
            var named = laid.Keys.Where(path => path == mistake.File);
            return named.Concat(laid.Keys.Where(path => path != mistake.File)).FirstOrDefault(path =>
                Try(Without(path)).Mistake is not { } other || other.Message != mistake.Message) ?? named.FirstOrDefault();
        }

        /// <summary>With the one before it in its place, if that is another one.</summary>
        private SortedDictionary<string, ContentFile> Without(string path)
        {
            var rest = new SortedDictionary<string, ContentFile>(laid, StringComparer.Ordinal);
            if (earlier.TryGetValue(path, out var before) && !before.Bytes.Span.SequenceEqual(rest[path].Bytes.Span))
            {
                rest[path] = before;
            }
            else
            {
                rest.Remove(path);
            }

            return rest;
        }

        private (ContentSnapshot? Snapshot, ContentException? Mistake) Try(SortedDictionary<string, ContentFile> overlay)
        {
#pragma warning disable CA1031 // whatever a file of the office does to a reader, the counter goes on with what it has
            try
            {
                return (overlay.Count == 0
                    ? packaged.Snapshot
                    : ContentSnapshot.Read(packaged.Snapshot.Files.With(overlay.Values), packaged.Parts, packaged.Snapshot), null);
            }
            catch (ContentException mistake) when (overlay.Count > 0)
            {
                return (null, mistake);
            }
            catch (Exception fault) when (overlay.Count > 0)
            {
                return (null, new ContentException(string.Empty, "$", $"cannot be read ({fault.GetType().Name})"));
            }
#pragma warning restore CA1031
        }
    }
}
