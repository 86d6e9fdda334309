using static Schalter.Services.Tests.Uploads.Inspecting;

namespace Schalter.Services.Tests.Uploads;

public sealed class ImageInspectionTests
{
    [Fact]
    public void MorePixelsThanAllowed_IsTooLarge()
    {
        Assert.Equal("too-large-when-opened", Inspect(ImageFile.Png(65_000, 65_000, [0])).Refusal);
        Assert.Equal("too-large-when-opened", Inspect(ImageFile.Jpeg(10_001, 10_000)).Refusal);
        Assert.Equal("too-large-when-opened", Inspect(ImageFile.Heic(65_000, 65_000)).Refusal);
        Assert.Equal("too-large-when-opened", Inspect(ImageFile.Tiff(65_000, 65_000)).Refusal);
    }

    [Fact]
    public void AsManyPixelsAsAllowed_IsAccepted()
    {
        Assert.Null(Inspect(ImageFile.Jpeg(10_000, 10_000)).Refusal);
        Assert.Null(Inspect(ImageFile.Heic(10_000, 10_000)).Refusal);
        Assert.Null(Inspect(ImageFile.Tiff(10_000, 10_000)).Refusal);
    }

    [Fact]
    public void PhonePhotoWithAFilmBehindIt_IsAccepted() =>
        Assert.Null(Inspect([.. ImageFile.Jpeg(400, 300), .. "MotionPhoto_Data"u8, .. ImageFile.Heic(9, 9)]).Refusal);

    [Fact]
    public void NoPixels_IsUnreadable()
    {
        Assert.Equal("unreadable", Inspect(ImageFile.Png(0, 5, [0])).Refusal);
        Assert.Equal("unreadable", Inspect(ImageFile.Jpeg(0, 300)).Refusal);
        Assert.Equal("unreadable", Inspect(ImageFile.Heic(0, 300)).Refusal);
        Assert.Equal("unreadable", Inspect(ImageFile.Tiff(0, 300)).Refusal);
    }

    [Fact]
    public void PngWithRowsMissing_IsUnreadable() =>
        Assert.Equal("unreadable", Inspect(ImageFile.Png(40, 30, new byte[(30 * 121) - 1])).Refusal);

    [Fact]
    public void PngWithWrongChecksum_IsUnreadable()
    {
        var png = ImageFile.Png(40, 30);
        png[^1] ^= 1;
        Assert.Equal("unreadable", Inspect(png).Refusal);
    }

    [Fact]
    public void PngThatUnpacksToMoreThanItsPixels_IsNotUnpackedFurther()
    {
        var bomb = ImageFile.Png(1, 1, new byte[200_000_000]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(Inspect(bomb).Refusal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void HeicWithDataCutOff_IsUnreadable() => Assert.Equal("unreadable", Inspect(ImageFile.Heic(40, 30, missing: 10)).Refusal);

    [Fact]
    public void TiffWithStripBeyondTheFile_IsUnreadable() => Assert.Equal("unreadable", Inspect(ImageFile.Tiff(40, 30, stripLength: 5_000)).Refusal);

    [Fact]
    public void TiffWhoseDirectoriesGoInCircles_IsUnreadable()
    {
        var tiff = ImageFile.Tiff(40, 30);
        tiff[^4] = 24;
        Assert.Equal("unreadable", Inspect(tiff).Refusal);
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, "too-many-pages")]
    public void TiffPages_AreLimited(int pages, string? refusal) => Assert.Equal(refusal, Inspect(ImageFile.Tiff(40, 30, pages: pages)).Refusal);
}
