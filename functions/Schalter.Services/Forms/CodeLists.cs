using System.Collections.Frozen;

namespace Schalter.Services.Forms;

/// <summary>
/// Countries as ISO 3166-1 alpha-3 with Kosovo (XKX), stateless (XXA) and unclear (XXX, both ICAO Doc 9303), and languages as ISO 639.
/// Fixed here, not taken from the platform: what is accepted must not change with its ICU version.
/// </summary>
public static class CodeLists
{
    public const string Stateless = "XXA";
    public const string Unclear = "XXX";

    private const string Pairs = """
        ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR
        BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV
        CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH
        ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ
        GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA
        JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO
        LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS
        MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG
        PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP
        SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL
        TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT
        WFWLF WSWSM XKXKX YEYEM YTMYT ZAZAF ZMZMB ZWZWE
        """;

    private const string LanguageCodes = """
        aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi
        fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv
        kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm
        rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa
        wo xh yi yo za zh zu ckb kmr prs rom syr
        """;

    private static readonly FrozenDictionary<string, string> AlphaThree = Split(Pairs).ToFrozenDictionary(p => p[..2], p => p[2..]);
    private static readonly FrozenDictionary<string, string> AlphaTwo = AlphaThree.ToFrozenDictionary(p => p.Value, p => p.Key);

    /// <summary>All codes that a country field takes, alphabetically.</summary>
    public static FrozenSet<string> Countries { get; } = [.. AlphaThree.Values, Stateless, Unclear];

    /// <summary>ISO 639-1, and beyond it Sorani, Kurmanji, Dari, Romani and Syriac, which people at the counter ask for.</summary>
    public static FrozenSet<string> Languages { get; } = [.. Split(LanguageCodes)];

    /// <summary>The alpha-3 code meant by an alpha-2 or alpha-3 code in any case; null when there is none.</summary>
    public static string? Country(string typed)
    {
        var code = typed.Length is 2 or 3 ? typed.ToUpperInvariant() : string.Empty;
        return Countries.TryGetValue(code, out var known) ? known : AlphaThree.GetValueOrDefault(code);
    }

    /// <summary>The ISO 639 code meant, in any case; null when there is none.</summary>
    public static string? Language(string typed) => Languages.TryGetValue(typed.ToLowerInvariant(), out var known) ? known : null;

    internal static string? TwoLetters(string country) => AlphaTwo.GetValueOrDefault(country);

    private static string[] Split(string codes) => codes.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
