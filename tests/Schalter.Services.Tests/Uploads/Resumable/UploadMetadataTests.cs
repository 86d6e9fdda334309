using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Tests.Uploads.Resumable;

public sealed class UploadMetadataTests
{
    [Theory]
    [InlineData(null, null, "")]
    [InlineData("", null, "")]
    [InlineData("filename UGFzcy5wZGY=", "Pass.pdf", "")]
    [InlineData("filename UGFzcy5wZGY=,filetype aW1hZ2UvcG5n", "Pass.pdf", "image/png")]
    [InlineData("name UGFzcy5wZGY=, type aW1hZ2UvcG5n", "Pass.pdf", "image/png")]
    [InlineData("is_confidential,filename 0J/QsNGB0L/QvtGA0YI=", "Паспорт", "")]
    [InlineData("filename ", null, "")]
    public void Header_SaysNameAndType(string? header, string? name, string type)
    {
        var metadata = UploadMetadata.Parse(header)!;

        Assert.Equal((name, type, header ?? ""), (metadata.FileName, metadata.Type, metadata.Text + (header?.EndsWith(' ') == true ? " " : "")));
    }

    [Theory]
    [InlineData("filename Pass.pdf")]
    [InlineData("filename UGFzcy5wZGY= more")]
    [InlineData("filename /w==")]
    [InlineData("filename QQ==,filename Qg==")]
    [InlineData(" QQ==,filename  QQ==")]
    public void MalformedHeader_IsRefused(string header) => Assert.Null(UploadMetadata.Parse(header));

    [Fact]
    public void HeaderOfAnyLength_IsBounded() => Assert.Null(UploadMetadata.Parse("filename " + new string('A', 2044)));
}
