// Tables of tracking parameters, gathered from the public lists of ClearURLs, Brave and Neat URL
// and from links in Chinese articles. A name that means something on some site (ref, source, from,
// id) is only ever listed for a host.
#include "url/trackers.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "url/host_table.h"

namespace sheaf {
namespace {

// Names on every host, lower-case, a space between two.
constexpr std::string_view kNameGroups[] = {
    // Clicks on advertisements
    "gclid gclsrc gbraid wbraid dclid gad_source gad_campaignid srsltid msclkid twclid ttclid "
    "yclid "
    "ymclid ysclid yadclid li_fat_id wickedid rb_clickid irclickid irgwc ir_adid ir_campaignid "
    "ir_partnerid clickid epik qclid sccid ef_id s_kwcid zanpid cjevent",
    // Google, Meta, X
    "_ga _gl gs_l usqp fbclid igsh igshid mibextid fb_action_ids fb_action_types fb_source fb_ref "
    "fb_comment_id action_object_map action_type_map action_ref_map __twitter_impression",
    // AMP caches
    "amp_ct amp_gsa amp_js_v amp_latest_update_time",
    // Letters by mail
    "mc_cid mc_eid mc_tc mkt_tok _hsenc _hsmi __hssc __hstc __hsfp hsctatracking ml_subscriber "
    "ml_subscriber_hash oly_anon_id oly_enc_id vero_conv vero_id ck_subscriber_id _bhlid _kx _ke "
    "__s "
    "_bta_c _bta_tid dm_i et_rid et_lid elqtrack elqtrackid spmailingid spuserid spjobid "
    "spreportid "
    "nr_email_referer ss_source ss_campaign_id ss_campaign_name ss_campaign_sent_date ss_email_id",
    // Campaigns
    "s_cid cmpid ncid trk trkcampaign piwik_campaign piwik_kwd itm_campaign itm_medium itm_source "
    "hmb_campaign hmb_medium hmb_source tracking_source wt_mc wt_zmc wtrid wt.mc_ev wt.mc_id "
    "wt.tsrc "
    "xtor echobox _openstat ceneo_spo os_ehash awesm hootpostid soc_src soc_trk _branch_match_id "
    "_branch_referrer guccounter guce_referrer guce_referrer_sig sc_campaign sc_category "
    "sc_channel "
    "sc_cid sc_content sc_country sc_customer sc_detail sc_eh sc_funnel sc_geo sc_lid sc_llid "
    "sc_medium sc_outcome sc_publisher sc_segment sc_src sc_uid at_campaign at_campaign_type "
    "at_creation at_emailtype at_format at_link at_link_id at_link_origin at_link_type at_medium "
    "at_ptr_name at_recipient_id at_recipient_list at_send_date at_variant",
    // Alibaba; WeChat's browser
    "spm scm isappinstalled nsukey",
    // Sessions
    "phpsessid jsessionid"};

constexpr std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

constexpr std::size_t count_names() {
  std::size_t count = 0;
  for (const std::string_view group : kNameGroups) count += count_words(group);
  return count;
}

constexpr auto sorted_names() {
  std::array<std::string_view, count_names()> names;
  std::size_t count = 0;
  for (std::string_view group : kNameGroups) {
    for (std::size_t end = 0; end != std::string_view::npos;) {
      end = group.find(' ');
      names[count++] = group.substr(0, end);
      group = end == std::string_view::npos ? group : group.substr(end + 1);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

constexpr auto kNames = sorted_names();

// Beginnings of names on every host.
constexpr std::string_view kPrefixes[] = {
    "at_custom", "bsft_", "cm_mmc", "dpg_", "ga_",  "hsa_", "matomo_", "mtm_",
    "ns_",       "otm_",  "pk_",    "stm_", "utm-", "utm_", "vn_",
};
static_assert(std::is_sorted(std::begin(kPrefixes), std::end(kPrefixes)));

// Pairs whose name alone says too little: what WeChat adds when a page is shared, and CSDN to links
// that lead out.
constexpr std::string_view kPairs[] = {"from=groupmessage", "from=singlemessage", "from=timeline",
                                       "login=from_csdn"};

struct HostNames {
  std::string_view host;  // that host and those below it
  std::string_view names =
      {};  // lower-case, a space between two; '*' at the end: any that begin so
};

constexpr HostNames kHostNames[] = {
    {"163.com", "f"},
    {"36kr.com", "from searchid share_token"},
    {"academic.oup.com", "redirectedfrom"},
    {"amazon.*",
     "ref ref_ tag pf_rd_* pd_rd_* content-id qid sr sprefix keywords crid dib dib_tag psc th "
     "linkcode linkid camp creative creativeasin ascsubtag _encoding ie link_code site-redirect "
     "subscriptionid"},
    {"arstechnica.com", "bxid esrc mbid"},
    {"bilibili.com",
     "spm_id_from from_source from seid mid share_source msource refer_from share_from "
     "share_medium "
     "share_plat share_tag share_session_id timestamp unique_k vd_source plat_id buvid is_story_h5 "
     "up_id bbid ts callback -arouter"},
    {"bing.com", "cvid form pq qp qs sc sk sp"},
    {"bloomberg.com", "in_source leadsource srnd"},
    {"csdn.net",
     "biz_id depth_1-* ops_request_misc request_id sharefrom sharerefer sharesource sharetype"},
    {"facebook.com",
     "__cft__* __tn__ __xts__* eid fref hc_location hc_ref notif_id notif_t ref refid refsrc"},
    {"github.com", "email_source email_token notification_referrer_id"},
    {"google.*", "aqs ei gs_lcp gs_lcrp oq sa sca_esv sclient source sourceid usg ved"},
    {"infoq.cn", "from searchid share_token"},
    {"instagram.com", "ig_mid ig_rid img_index"},
    {"jianshu.com", "from searchid share_token"},
    {"juejin.cn", "from searchid share_token"},
    {"linkedin.com", "lipi midtoken rcm refid trackingid"},
    {"medium.com", "source"},
    {"mmbiz.qlogo.cn", "from random tp usepicprefetch watermark wx_co wx_lazy wxfrom"},
    {"mmbiz.qpic.cn", "from random tp usepicprefetch watermark wx_co wx_lazy wxfrom"},
    {"mp.weixin.qq.com",
     "abtest_cookie ascene ascene2 chksm click_id clicktime countrycode devicetype enterid "
     "exportkey "
     "fontgear fontscale forceh5 from key lang mpshare nettype pass_ticket poc_token ranksessionid "
     "rd2werd realreporttime scene session_us sessionid sharer_* srcid subscene token uin version "
     "winzoom wx_header xtrack"},
    {"nytimes.com", "smid"},
    {"reddit.com", "$3p $deep_link context correlation_id rdt ref_* share_id"},
    {"sohu.com", "pvid"},
    {"spotify.com", "si"},
    {"sspai.com", "from searchid share_token"},
    {"substack.com", "isfreemail post_id publication_id r s triedredirect"},
    {"taobao.com", "ali_refid ali_trackid cpp pvid share_crt_v sp_tk un ut_sk"},
    {"techcrunch.com", "guce* tpcc"},
    {"theguardian.com", "cmp"},
    {"tiktok.com", "_d _r _t share_* u_code"},
    {"tmall.com", "ali_refid ali_trackid cpp pvid share_crt_v sp_tk un ut_sk"},
    {"twitter.com", "cn cxt ref_src ref_url s src t"},
    {"washingtonpost.com", "itid"},
    {"weibo.cn", "dt_dapp from mod type weibo_id"},
    {"weibo.com", "dt_dapp from mod type weibo_id"},
    {"wired.com", "bxid esrc mbid"},
    {"wsj.com", "mod reflink st"},
    {"x.com", "cn cxt ref_src ref_url s src t"},
    {"xiaohongshu.com", "app_* author_share exsource share* type verify* xhsshare xsec_source"},
    {"youtu.be", "ab_channel app embeds_* feature index kw pp rv si source_ve_path start_radio"},
    {"youtube.com", "ab_channel app embeds_* feature index kw pp rv si source_ve_path start_radio"},
    {"zhihu.com", "hide_deep invite_code is_share_data share_code"},
};
static_assert(is_sorted_by_host(std::span<const HostNames>(kHostNames)));

bool names_contain(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::string_view entry = names.substr(0, names.find(' '));
    if (entry == name) return true;
    if (entry.ends_with('*') && name.starts_with(entry.substr(0, entry.size() - 1))) return true;
    names.remove_prefix(std::min(entry.size() + 1, names.size()));
  }
  return false;
}

bool is_global(std::string_view name) {
  if (std::binary_search(kNames.begin(), kNames.end(), name)) return true;
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

}  // namespace

Trackers::Trackers(std::string_view host) {
  const HostNames* entry = find_entry(std::span<const HostNames>(kHostNames), host);
  if (entry != nullptr) of_host_ = entry->names;
}

bool Trackers::contain(const QueryPair& pair) const {
  std::array<char, 40> buffer;  // longer than any name in the tables
  if (pair.name.size() > buffer.size()) return pair.name.starts_with("utm_");
  std::transform(pair.name.begin(), pair.name.end(), buffer.begin(),
                 [](char c) { return ascii_lower(c); });
  const std::string_view name(buffer.data(), pair.name.size());
  if (is_global(name) || (!of_host_.empty() && names_contain(of_host_, name))) return true;
  return std::find(std::begin(kPairs), std::end(kPairs), pair.text) != std::end(kPairs);
}

}  // namespace sheaf
