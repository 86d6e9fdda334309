namespace Schalter.Services.Protection.Networks;

/// <summary>Sorts of requests that are counted apart: who looks often at a case shall still be able to book.</summary>
public enum RequestKind
{
    Challenges,
    Holds,
    Bookings,
    Submissions,
    Uploads,
    Queries,
    Mails,
    Feedback,
    Others,
}
