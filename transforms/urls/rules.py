"""Rules for URLs: tracking parameters, redirectors, mobile and AMP variants. Data only; `urls.py` applies
it.

Collected from publishers' feeds and from the documentation of the tools that add the parameters. A name is listed only
where it never selects content; ambiguous names (`source`, `ref`, `feature`) are judged by their value.
"""

# ruff: noqa: SIM905 - a row of words is easier to read and to extend than a list of quoted ones

#: Parameters that only count visitors or carry a session, lower case, compared as a whole.
TRACKING_NAMES = frozenset(
    """
    fbclid gclid gclsrc gbraid wbraid dclid msclkid twclid yclid ysclid ymclid ttclid rdt_cid epik igshid igsh li_fat_id srsltid
    irclickid irgwc zanpid awc cjevent clickid rb_clickid dgcid mkt_tok _openstat obclid tblci vmcid scid wickedid gad_source
    gad_campaignid gps-source hsctatracking yptr ttaid sk_cid sznclid s_kwcid ef_id sms_click sms_source sms_uph
    _ga _gl _gac _gid _ke _kx _hsenc _hsmi __hssc __hstc __hsfp __s __tn__ __xts__ __twitter_impression __twitter_impressions
    _branch_match_id _branch_referrer _bta_c _bta_tid _nc_cid _sm_au_ _t_tracking fb_action_ids fb_action_types fb_source fb_ref
    fb_comment_id fref hc_ref hc_location action_object_map action_type_map action_ref_map
    xtor xtref xtcr xtnp ocid ncid icid nlid nl_id cmpid cmp cmpe campid campaign campaign_id campaignid camp intcid intcmp
    intcampaign
    int_cmp int_source int_medium int_campaign itm_source itm_medium itm_campaign itm_content itm_term wtmc wt_mc wt.mc
    wt.mc_id wt_zmc wtrid
    guccounter guce_referrer guce_referrer_sig soc_src soc_trk tsrc .tsrc ref_src ref_url referrer referer http_referer refsrc
    smid smtyp smprod smvar smv emc wpisrc wpmm wprss wpsrc ito mbid fsrc spref spm scm s_cid s_campaign s_src sr_share share_id
    sharetype sharedby shared_by share_source shareid sh_kit socialflow mod_social cn-track traffic_source trafficsource
    cmp_id ico_cmp emailid email_id emci emdi ceid newsletter_id newsletterid mailing_id maca dlbk promo_code sfmc_id sfmc_sub
    l_tracking link_source linksource linkid_source link_location taid utag usqp amp_js_v amp_gsa amp_lite amp_r
    __cf_chl_tk __cf_chl_rt_tk __cf_chl_jschl_tk__ __cf_chl_captcha_tk__ gift_token giftcode unlocked_article_code
    ved usg sca_esv ei_google oc_google _x_tr_sl _x_tr_tl _x_tr_hl _x_tr_pto _x_tr_hist _x_tr_enc
    dm_i dmi_tr vero_conv vero_id mc_cid mc_eid ml_subscriber ml_subscriber_hash oly_anon_id oly_enc_id omnisendcontactid
    ss_source ss_campaign_id ss_email_id cvid_bing form_bing pc_campaign piwik_campaign piwik_kwd piwik_keyword
    phpsessid jsessionid aspsessionid asp.net_sessionid cfid cftoken sessionid session_id sessid sess_id php_session
    mibextid sfnsn hss_channel spmailingid spuserid spjobid spreportid trkinfo trkemail lipi midtoken midsig otptoken
    _bhlid bhlid et_rid et_cid ir_adid ir_campaignid ir_partnerid iclid sscid nr_email_referer dpg_source dpg_medium
    dpg_campaign dpg_content cx_testid cx_testvariant cx_artpos cx_tag cx_navsource redirectedfrom reflink tpcc leadsource mkcid
    mkevt mkrid mindbox-click-id mindbox-message-key sb_referer_host sms_ss tduid hmb_campaign hmb_medium hmb_source ref_ ftag
    sref srnd wpmk carta-url pwapi_token xnpe_tifc xtatc oft_id oft_k oft_lk oft_d oft_c oft_ck oft_ids oft_sk
    omnisendattributionid ecmp cvosrc cvo_campaign sharetoken giftcopy
    gaa_at gaa_n gaa_ts gaa_sig rss_source from_rss fromrss feedname feed_source
    mc_tc sc_cid sc_lid sc_uid sc_llid sc_src sc_eh xts xtloc echobox adgroupid cn-reloaded ao_noptimize amp_analytics
    _ft_ _rdc _rdr _guc_consent_skip __cft__[0] __source ftcamp isfreemail triedredirect cndid bxid hasha hashb hashc hootpostid
    isappinstalled spm_id_from vd_source share_medium zarsrc vn_source vn_medium vn_campaign gidzl ico _cldee recipientid
    campaign_name campaign_medium campaign_content campaign_term bv_sessionid bv_engineid fromref _unique_id pnespid
    """.split()
)

#: Families of such parameters, by their beginning.
TRACKING_PREFIXES = (
    "utm_", "utm-", "utm.", "ns_", "at_", "pk_", "mtm_", "matomo_", "hsa_", "mc_", "oly_", "vero_", "trk_", "elq",
    "ga_source", "ga_medium",
    "ga_campaign", "guce_", "sc_campaign", "sc_channel", "sc_content", "sc_medium", "sc_outcome", "sc_geo", "sc_country",
    "xtor", "stm_",
    "fb_action", "asc_", "cm_mmc", "bsft_", "dicbo", "nx_source", "wt_mc", "wt.mc", "wt.", "_hs", "__hs", "amp_js", "iesrc",
    "pd_rd_", "mkwid",
    "mrkgcl", "yclid", "gclid", "actcampaign", "_kx", "sailthru", "epik", "pf_rd_", "vgo_ee", "ck_subscriber", "gtm_", "etcc_",
)  # fmt: skip

#: Parameters that often name where the reader came from, but select content elsewhere: dropped where their value says a channel
#: or (`ref` and its like) where it is a word and no number.
SOURCE_NAMES = frozenset(
    """source src from via origin partner medium channel mc ref refer reff rel referral sender platform app feature
    output_source mod
    s share shared sharing traffic type_source utm cid trk tid sp campaign_source social network syndication cxt ncl nl pos
    mediasource entry xid""".split()
)
WORD_IS_TRACKING = frozenset("ref refer referral reff share shared sharing trk ncl".split())

#: Parameters of tracking that number an article on some sites: they stay where nothing else of the address can name one
#: (`/press?ref=PR-2`), because an article that takes another one's key is lost, and one with two keys is only fetched twice.
MAY_NUMBER = frozenset(
    """ref refer referral reff newsletter_id newsletterid mailing_id emailid email_id campaign campaignid campaign_id cmp
    share_id shareid clickid feedname session_id""".split()
)

#: What a value says when it names a channel. Compared word by word, lower case.
CHANNELS = frozenset(
    """rss rss1 rss2 rss20 rssfeed rssfeeds rdf atom feed feeds feedburner feedly newsfeed newsletter newsletters nl mail
    email emailshare
    twitter tweet facebook fb linkedin instagram whatsapp telegram pinterest reddit tumblr flipboard applenews apple-news
    googlenews
    googlenewsstand newsstand newsshowcase social socialmedia socialflow dlvr dlvrit ifttt hootsuite buffer snapchat tiktok
    mastodon wechat singlemessage groupmessage
    bluesky threads pocket push pushnotification webpush notification notifications alert syndication upday smartnews""".split()
)
#: Words that may stand beside a channel without making the value anything else.
BESIDE_CHANNELS = frozenset(
    """share shared sharing link links button icon main news top all full public site web article articles story home
    homepage headlines
    desktop mobile app ios android daily weekly morning evening breaking latest user referral post page button1 com www the by x
    copy copylink copyurl organic paid media it""".split()
)
#: Names that select content whatever their value says.
CONTENT_NAMES = frozenset(
    """q query s search keyword keywords term tag tags topic topics category cat section sec id p page name title slug story
    article art
    post item news newsid articleid storyid v vid video t type format do view action lang language hl path file url u show
    author
    key rubrik ressort channel_id thema doc docid nid pid aid fid did sid cid tid uid mid area news_id story_id
    article_id""".split()
)
#: Values of YouTube's `feature`.
FEATURE_VALUES = frozenset(
    """emb_title emb_logo emb_rel_end emb_rel_pause emb_rel_err emb_imp_woyt youtu.be share related player_embedded oembed
    shared
    player_detailpage youtu.be_gdata youtube_gdata youtube_gdata_player g-logo watch_response""".split()
)

#: Parameters that choose the AMP or mobile form of the same page: name -> values (empty: any value).
VARIANT_PARAMETERS: dict[str, frozenset[str]] = {
    "amp": frozenset({"", "1", "true", "yes", "0", "false"}),
    "_amp": frozenset(),
    "wpamp": frozenset(),
    "isamp": frozenset(),
    "outputtype": frozenset({"amp"}),
    "output": frozenset({"amp"}),
    "layout": frozenset({"amp"}),
    "view": frozenset({"amp", "mobile"}),
    "mode": frozenset({"amp"}),
    "type": frozenset({"amp"}),
    "format": frozenset({"amp"}),
    "service": frozenset({"amp"}),
    "platform": frozenset({"amp", "mobile"}),
    "tpl": frozenset({"amp"}),
    "template": frozenset({"amp"}),
    "mobile": frozenset({"", "1", "true", "yes", "on"}),
    "ismobile": frozenset(),
    "m": frozenset({"", "1"}),
    "noamp": frozenset({"", "1", "mobile", "true", "available"}),
    "rss": frozenset({"", "1", "true", "yes"}),
    "feed": frozenset({"rss", "rss2", "atom", "1", "true"}),
}
#: First labels of hosts that serve the AMP or mobile form of the www host.
VARIANT_LABELS = frozenset({"m", "mobile", "amp", "touch", "wap", "mobil", "amphtml", "m1", "3g"})
#: Segments of paths that choose the AMP form of the same page.
AMP_SEGMENTS = frozenset({"amp", "amphtml"})
#: File names that mean the folder itself.
DEFAULT_DOCUMENTS = frozenset(
    f"{stem}.{ending}"
    for stem in ("index", "default")
    for ending in ("html", "htm", "shtml", "xhtml", "php", "asp", "aspx", "jsp", "cfm")
)

#: Second-level labels that are registries, so that `m.co.uk` is not taken for the mobile form of `co.uk`.
REGISTRY_LABELS = frozenset("co com org net gov edu ac or ne go gob gouv".split())

#: Redirectors that carry their target: (host, or `.domain` for it and all below; path prefix; parameters that may hold it).
REDIRECTORS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("l.facebook.com", "/l.php", ("u",)),
    ("lm.facebook.com", "/l.php", ("u",)),
    ("www.facebook.com", "/l.php", ("u",)),
    ("m.facebook.com", "/l.php", ("u",)),
    ("facebook.com", "/l.php", ("u",)),
    ("www.facebook.com", "/sharer", ("u",)),
    ("l.instagram.com", "/", ("u",)),
    ("l.messenger.com", "/l.php", ("u",)),
    ("l.threads.net", "/", ("u",)),
    ("l.workplace.com", "/l.php", ("u",)),
    ("out.reddit.com", "/", ("url",)),
    ("www.youtube.com", "/redirect", ("q",)),
    ("www.youtube.com", "/attribution_link", ("u",)),
    ("t.umblr.com", "/redirect", ("z",)),
    ("www.tumblr.com", "/redirect", ("z",)),
    ("vk.com", "/away.php", ("to",)),
    ("away.vk.com", "/away.php", ("to",)),
    ("m.vk.com", "/away", ("to",)),
    ("ok.ru", "/dk", ("st.link",)),
    ("slack-redir.net", "/link", ("url",)),
    (".linkedin.com", "/redir", ("url",)),
    (".linkedin.com", "/safety/go", ("url",)),
    ("twitter.com", "/i/redirect", ("url",)),
    ("x.com", "/i/redirect", ("url",)),
    ("l.threads.com", "/", ("u",)),
    ("l.wl.co", "/l", ("u",)),
    ("www.pinterest.com", "/offsite", ("url",)),
    ("link.zhihu.com", "/", ("target",)),
    ("link.juejin.cn", "/", ("target",)),
    ("weibo.cn", "/sinaurl", ("u", "toasturl")),
    (".consent.google.com", "/", ("continue",)),
    (".consent.youtube.com", "/", ("continue",)),
    ("www.googleadservices.com", "/pagead/", ("adurl",)),
    (".doubleclick.net", "/pcs/click", ("adurl",)),
    ("www.awin1.com", "/cread.php", ("ued", "p")),
    ("clicktime.symantec.com", "/", ("u",)),
    ("statics.teams.cdn.office.net", "/evergreen-assets/safelinks/", ("url",)),
    ("duckduckgo.com", "/l/", ("uddg",)),
    (".bing.com", "/news/apiclick.aspx", ("url",)),
    (".bing.com", "/alink/link", ("url",)),
    (".yandex.ru", "/turbo", ("text",)),
    ("steamcommunity.com", "/linkfilter", ("url", "u")),
    ("getpocket.com", "/redirect", ("url",)),
    ("flipboard.com", "/redirect", ("url",)),
    ("exit.sc", "/", ("url",)),
    ("go.redirectingat.com", "/", ("url",)),
    ("redirect.viglink.com", "/", ("u",)),
    ("go.skimresources.com", "/", ("url",)),
    ("click.linksynergy.com", "/", ("murl",)),
    ("medium.com", "/r/", ("url",)),
    ("medium.com", "/m/global-identity", ("redirecturl",)),
    ("t.me", "/iv", ("url",)),
    (".safelinks.protection.outlook.com", "/", ("url",)),
    ("translate.google.com", "/", ("u",)),
    ("translate.googleusercontent.com", "/", ("u",)),
    ("webcache.googleusercontent.com", "/url", ("q",)),
    ("news.url.google.com", "/", ("url", "q")),
    ("www.google.com", "/imgres", ("imgrefurl",)),
    ("www.msn.com", "/redirect", ("url",)),
    ("disq.us", "/url", ("url",)),
    ("www.addthis.com", "/bookmark.php", ("url",)),
    ("api.addthis.com", "/", ("url",)),
    ("r.search.aol.com", "/", ("ru",)),
    ("smex-ctp.trendmicro.com", "/", ("url",)),
    ("linkprotect.cudasvc.com", "/url", ("a",)),
    ("protect-us.mimecast.com", "/", ("url",)),
    ("urldefense.proofpoint.com", "/v1/", ("u",)),
    ("news.google.com", "/news/url", ("url",)),
)
