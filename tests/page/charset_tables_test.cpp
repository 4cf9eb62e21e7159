// Every family of charsets, declared and not. Bytes stand in hexadecimal, made once with another
// implementation of these charsets.
#include <gtest/gtest.h>

#include "page/charset.h"
#include "tests/support/bytes.h"

namespace sheaf {
namespace {

using namespace std::string_literals;

struct Bytes {
  const char* label;
  const char* name;
  const char* bytes;
  const char* text;
};
class DeclaredCharset : public testing::TestWithParam<Bytes> {};

TEST_P(DeclaredCharset, IsReadFromTheHeader) {
  const Decoded decoded = decode(from_hex(GetParam().bytes), html(GetParam().label));
  EXPECT_EQ(decoded.text, GetParam().text);
  EXPECT_EQ(decoded.charset, GetParam().name);
  EXPECT_EQ(decoded.source, CharsetSource::kTransport);
}

TEST_P(DeclaredCharset, IsReadFromTheMeta) {
  const std::string meta = "<meta charset="s + GetParam().label + ">";
  const Decoded decoded = decode(meta + from_hex(GetParam().bytes), "text/html");
  EXPECT_EQ(decoded.text, meta + GetParam().text);
  EXPECT_EQ(decoded.charset, GetParam().name);
  EXPECT_EQ(decoded.source, CharsetSource::kMeta);
}

INSTANTIATE_TEST_SUITE_P(
    EveryFamily, DeclaredCharset,
    testing::Values(
        Bytes{"gb2312", "GBK",
              "bdfcc8d5a3acd1d0bebfcdc5b6d3b7a2b2bcc1cbd0c2b5c4d3efd1d4c4a3d0cda3acbfc9d2d4d4dacad6"
              "bbfac9cfd4cbd0d0a1a3",
              "近日，研究团队发布了新的语言模型，可以在手机上运行。"},
        Bytes{"GBK", "GBK", "87d6e946d6ec", "囍镕朱"},
        Bytes{"gb18030", "gb18030", "a2e3209534b23520a94f20d6d0", "€ 𠮷 ㎡ 中"},
        Bytes{"big5", "Big5",
              "aaf1a4e9a141bb4fc657aabaace3a873b9ceb6a4b56faaeda446b773aababb79a8a5bcd2abaca141a569"
              "a548a662a4e2bef7a457b942a6e6a143",
              "近日，臺灣的研究團隊發表了新的語言模型，可以在手機上運行。"},
        Bytes{"big5-hkscs", "Big5", "9def9df79df620a4a4a4e5", "嘅咗喺 中文"},
        Bytes{"shift_jis", "Shift_JIS",
              "905682b582a28cbe8cea83828366838b82aa8cf68a4a82b382ea82dc82b582bd8142834a835e834a8369"
              "82c68abf8e9a82c582b7814287408160eee0",
              "新しい言語モデルが公開されました。カタカナと漢字です。①～髙"},
        Bytes{"x-sjis", "Shift_JIS", "b1b2b3205c207e", "ｱｲｳ \\ ~"},
        Bytes{"euc-jp", "EUC-JP",
              "bfb7a4b7a4a4b8c0b8eca5e2a5c7a5eba4acb8f8b3aba4b5a4eca4dea4b7a4bfa1a3a5aba5bfa5aba5ca"
              "a4c8b4c1bbfaa4c7a4b9a1a3",
              "新しい言語モデルが公開されました。カタカナと漢字です。"},
        Bytes{"iso-2022-jp", "ISO-2022-JP",
              "1b24423f37243724243840386c25622547256b242c3878332b2435246c245e2437243f2123252b253f25"
              "2b254a244834413b7a2447243921231b2842",
              "新しい言語モデルが公開されました。カタカナと漢字です。"},
        Bytes{"euc-kr", "EUC-KR",
              "bbf5b7cebfee20bef0beee20b8f0b5a8c0bb20b0f8b0b3c7dfb4d92e20c0cc20b8f0b5a8c0ba20c7d1b1"
              "b9beeeb8a620c0df20c0ccc7d8c7d1b4d92e",
              "새로운 언어 모델을 공개했다. 이 모델은 한국어를 잘 이해한다."},
        Bytes{"ks_c_5601-1987", "EUC-KR", "94ee208c63b9e6b0a2c7cf", "뷁 똠방각하"},
        Bytes{"windows-1251", "windows-1251",
              "cdeee2e0ff20ffe7fbeaeee2e0ff20eceee4e5ebfc20efeeede8ece0e5f220f2e5eaf1f2",
              "Новая языковая модель понимает текст"},
        Bytes{"koi8-r", "KOI8-R",
              "eecfd7c1d120d1dad9cbcfd7c1d120cdcfc4c5ccd820d0cfcec9cdc1c5d420d4c5cbd3d4",
              "Новая языковая модель понимает текст"},
        Bytes{"ibm866", "IBM866",
              "8daea2a0ef20efa7ebaaaea2a0ef20acaea4a5abec20afaeada8aca0a5e220e2a5aae1e2",
              "Новая языковая модель понимает текст"},
        Bytes{"iso-8859-5", "ISO-8859-5",
              "bdded2d0ef20efd7ebdaded2d0ef20dcded4d5dbec20dfdeddd8dcd0d5e220e2d5dae1e2",
              "Новая языковая модель понимает текст"},
        Bytes{"x-mac-cyrillic", "x-mac-cyrillic",
              "8deee2e0df20dfe7fbeaeee2e0df20eceee4e5ebfc20efeeede8ece0e5f220f2e5eaf1f2",
              "Новая языковая модель понимает текст"},
        Bytes{"koi8-u", "KOI8-U", "b7d6c1cb20a6da20ebc9a4d7c1", "Їжак із Києва"},
        Bytes{"windows-1250", "windows-1250", "5a61bff3b3e62067ea9c6cb9206a619ff1208474616b94",
              "Zażółć gęślą jaźń „tak”"},
        Bytes{"iso-8859-2", "ISO-8859-2", "5a61bff3b3e62067eab66cb1206a61bcf1",
              "Zażółć gęślą jaźń"},
        Bytes{"iso-8859-3", "ISO-8859-3", "c66975bc61fd646520f869", "Ĉiuĵaŭde ĝi"},
        Bytes{"iso-8859-4", "ISO-8859-4", "aeb173f920ba6469656e73", "Žąsų ēdiens"},
        Bytes{"iso-8859-1", "windows-1252", "436166e9209620936e61ef766594208035209f",
              "Café – “naïve” €5 Ÿ"},
        Bytes{"windows-1252", "windows-1252", "4372e86d65206272fb6ce96585", "Crème brûlée…"},
        Bytes{"windows-1253", "windows-1253", "cae1ebe7ecddf1e120eafcf3ece52092",
              "Καλημέρα κόσμε ’"},
        Bytes{"iso-8859-7", "ISO-8859-7", "cae1ebe7ecddf1e1", "Καλημέρα"},
        Bytes{"iso-8859-9", "windows-1254", "dd7374616e62756c20fdf064fd7220fef666f6722096",
              "İstanbul ığdır şöför –"},
        Bytes{"windows-1255", "windows-1255", "f9ece5ed20f2e5eced20a4", "שלום עולם ₪"},
        Bytes{"iso-8859-8", "ISO-8859-8", "f9ece5ed", "שלום"},
        Bytes{"iso-8859-8-i", "ISO-8859-8-I", "f2e5eced", "עולם"},
        Bytes{"windows-1256", "windows-1256", "e3d1cdc8c72081208d", "مرحبا پ چ"},
        Bytes{"iso-8859-6", "ISO-8859-6", "e5d1cdc8c7", "مرحبا"},
        Bytes{"windows-1257", "windows-1257", "c0fe756f6c617320f0ede7726573", "Ąžuolas šķēres"},
        Bytes{"iso-8859-10", "ISO-8859-10", "def372f0757220bf", "Þórður ŋ"},
        Bytes{"iso-8859-13", "ISO-8859-13", "c0fe756f6c6173", "Ąžuolas"},
        Bytes{"iso-8859-14", "ISO-8859-14", "d0796e20b820fe", "Ŵyn ẁ ŷ"},
        Bytes{"iso-8859-15", "ISO-8859-15", "a420bc7576726520a6", "€ Œuvre Š"},
        Bytes{"iso-8859-16", "ISO-8859-16", "a420de6172e320ba20a5", "€ Țară ș „"},
        Bytes{"windows-1258", "windows-1258", "d0fdf5cc6e6720f520fd20fe", "Đường ơ ư ₫"},
        Bytes{"tis-620", "windows-874", "cac7d1cab4d5aad2c7e2c5a12085209394", "สวัสดีชาวโลก … “”"},
        Bytes{"macintosh", "macintosh", "4361668e20d2648e6a88d320b920c3", "Café “déjà” π √"}));

struct Undeclared {
  const char* name;
  const char* bytes;
  const char* text;
};
class DetectedCharset : public testing::TestWithParam<Undeclared> {};

TEST_P(DetectedCharset, IsToldByTheText) {
  const std::string head = "<html><head><script>var a = '<b>';</script><title>";
  const Decoded decoded = decode(head + from_hex(GetParam().bytes) + "</title><p class=x>", "");
  EXPECT_EQ(decoded.text, head + GetParam().text + "</title><p class=x>");
  EXPECT_EQ(decoded.charset, GetParam().name);
  EXPECT_EQ(decoded.source, CharsetSource::kDetected);
}

INSTANTIATE_TEST_SUITE_P(
    Languages, DetectedCharset,
    testing::Values(
        Undeclared{"GBK", "b1b1bea9b6acb0c2bbe1b1d5c4bbcabd", "北京冬奥会闭幕式"},
        Undeclared{"GBK", "b0d9b6c8b7c9bdb0", "百度飞桨"},
        Undeclared{"windows-1252", "41f16f206e7565766f", "Año nuevo"},
        Undeclared{"KOI8-R", "ebcfced4c1cbd4d9", "Контакты"},
        Undeclared{"GBK",
                   "bdfcc8d5a3acd1d0bebfcdc5b6d3b7a2b2bcc1cbd0c2b5c4d3efd1d4c4a3d0cda3acbfc9d2d4d4d"
                   "acad6bbfac9cfd4cbd0d0a1a3",
                   "近日，研究团队发布了新的语言模型，可以在手机上运行。"},
        Undeclared{"GBK", "ced2c3c7ceaacab2c3b4d2aad7f6d5e2b8f6c4a3d0cda3bfb1e0bcada3bac4a7cdf5",
                   "我们为什么要做这个模型？编辑：魔王"},
        Undeclared{"Big5",
                   "aaf1a4e9a141bb4fc657aabaace3a873b9ceb6a4b56faaeda446b773aababb79a8a5bcd2abaca14"
                   "1a569a548a662a4e2bef7a457b942a6e6a143",
                   "近日，臺灣的研究團隊發表了新的語言模型，可以在手機上運行。"},
        Undeclared{"Shift_JIS",
                   "905682b582a28cbe8cea83828366838b82aa8cf68a4a82b382ea82dc82b582bd8142834a835e834"
                   "a836982c68abf8e9a82c582b78142",
                   "新しい言語モデルが公開されました。カタカナと漢字です。"},
        Undeclared{"EUC-JP",
                   "bfb7a4b7a4a4b8c0b8eca5e2a5c7a5eba4acb8f8b3aba4b5a4eca4dea4b7a4bfa1a3a5aba5bfa5a"
                   "ba5caa4c8b4c1bbfaa4c7a4b9a1a3",
                   "新しい言語モデルが公開されました。カタカナと漢字です。"},
        Undeclared{"EUC-KR",
                   "bbf5b7cebfee20bef0beee20b8f0b5a8c0bb20b0f8b0b3c7dfb4d92e20c0cc20b8f0b5a8c0ba20c"
                   "7d1b1b9beeeb8a620c0df20c0ccc7d8c7d1b4d92e",
                   "새로운 언어 모델을 공개했다. 이 모델은 한국어를 잘 이해한다."},
        Undeclared{"GBK",
                   "31d4c235c8d5a3acb9abcbbed4dab1b1bea9d0fbb2bccdeab3c9d0c2d2bbc2d6c8dad7caa3accdb"
                   "6baf3b9c0d6b5b4efcaaed2dac3c0d4aaa1a3",
                   "1月5日，公司在北京宣布完成新一轮融资，投后估值达十亿美元。"},
        Undeclared{"Big5",
                   "a5bbb3f8b04faacca662a578a55fb3f8bec9a147ac46a9b2a4b5a4e9a4bda5acb773aabab1d0a87"
                   "cac46b5a6a143",
                   "本報記者在台北報導：政府今日公布新的教育政策。"},
        Undeclared{"Shift_JIS",
                   "938c8b9e937382cd825093fa8141905682bd82c88c7689e682f094ad955c82b582bd8142b6c582e"
                   "08e6782a48142",
                   "東京都は１日、新たな計画を発表した。ｶﾅも使う。"},
        Undeclared{"EUC-JP", "c6fccbdca4cec2e7b3d8a4c7b8a6b5e6a4acbfcaa4f3a4c7a4a4a4eba1a3",
                   "日本の大学で研究が進んでいる。"},
        Undeclared{
            "EUC-KR",
            "bcadbfefbdc3b4c220bfc0b4c320bbf520c1a4c3a5c0bb20b9dfc7a5c7dfb4d9b0ed20b9e0c7fbb4d92e",
            "서울시는 오늘 새 정책을 발표했다고 밝혔다."},
        Undeclared{
            "windows-1251",
            "c220eff0eef8ebeeec20e3eee4f320e8f1f1ebe5e4eee2e0f2e5ebe820efeeeae0e7e0ebe82c20f7f2ee20"
            "eceee4e5ebfc20eceee6e5f220efeeede8ece0f2fc20f0f3f1f1eae8e920ffe7fbea20e820eef2e2e5f7e0"
            "f2fc20ede020e2eeeff0eef1fb20ee20f2e5eaf1f2e52e20d2e5efe5f0fc20fdf2e020f0e0e1eef2e020e4"
            "eef1f2f3efede020e2f1e5ec2c20eaf2ee20f5eef7e5f220efeee2f2eef0e8f2fc20eeeffbf22e",
            "В прошлом году исследователи показали, что модель может понимать русский язык и "
            "отвечать на вопросы о тексте. Теперь эта работа доступна всем, кто хочет повторить "
            "опыт."},
        Undeclared{
            "KOI8-R",
            "f720d0d2cfdbcccfcd20c7cfc4d520c9d3d3ccc5c4cfd7c1d4c5ccc920d0cfcbc1dac1ccc92c20ded4cf20"
            "cdcfc4c5ccd820cdcfd6c5d420d0cfcec9cdc1d4d820d2d5d3d3cbc9ca20d1dad9cb20c920cfd4d7c5dec1"
            "d4d820cec120d7cfd0d2cfd3d920cf20d4c5cbd3d4c52e20f4c5d0c5d2d820dcd4c120d2c1c2cfd4c120c4"
            "cfd3d4d5d0cec120d7d3c5cd2c20cbd4cf20c8cfdec5d420d0cfd7d4cfd2c9d4d820cfd0d9d42e",
            "В прошлом году исследователи показали, что модель может понимать русский язык и "
            "отвечать на вопросы о тексте. Теперь эта работа доступна всем, кто хочет повторить "
            "опыт."},
        Undeclared{
            "windows-1252",
            "4c92616e6ee965206465726e69e872652c206465732063686572636865757273206672616ee7616973206f"
            "6e74206d6f6e7472e920717592756e206d6f64e86c6520706575742072e9706f6e64726520e02064657320"
            "7175657374696f6e73207472e8732076617269e965732e204365747465206de974686f6465206573742064"
            "e9736f726d616973206f75766572746520e020746f75732e",
            "L’année dernière, des chercheurs français ont montré qu’un modèle peut répondre à des "
            "questions très variées. Cette méthode est désormais ouverte à tous."},
        Undeclared{"windows-1252", "436166e9205afc72696368", "Café Zürich"},
        Undeclared{"windows-1253",
                   "cfe920e5f1e5f5ede7f4ddf220dde4e5e9eee1ed20fcf4e920f4ef20ecefedf4ddebef2093ecf0e"
                   "ff1e5df9420ede120eae1f4e1ebdce2e5e920f4e7ed20e5ebebe7ede9eade20e3ebfef3f3e120ea"
                   "e1e920ede120e1f0e1edf4def3e5e920f3e520e5f1f9f4def3e5e9f220e3e9e120f4ef20eae5dfe"
                   "ce5edef20f0eff520e4e9e1e2dce6e5e92e",
                   "Οι ερευνητές έδειξαν ότι το μοντέλο “μπορεί” να καταλάβει την ελληνική γλώσσα "
                   "και να απαντήσει σε ερωτήσεις για το κείμενο που διαβάζει."},
        Undeclared{
            "windows-1250",
            "57207a65737ab3796d20726f6b752062616461637a6520706f6b617a616c692c20bf65206d6f64656c206d"
            "6fbf65207a726f7a756d6965e6206aea7a796b20706f6c736b692069206f64706f7769616461e6206e6120"
            "707974616e6961206f207472659ce62e204d65746f6461206a657374206a75bf20646f7374ea706e612064"
            "6c61206b61bf6465676f2c206b746f2063686365206ab9207370726177647a69e62e",
            "W zeszłym roku badacze pokazali, że model może zrozumieć język polski i odpowiadać na "
            "pytania o treść. Metoda jest już dostępna dla każdego, kto chce ją sprawdzić."}));

}  // namespace
}  // namespace sheaf
