#include "extractors/meta/language_words.h"

namespace sheaf {
namespace {

// No single ASCII letters: programs and formulas are full of them.

constexpr LanguageWords kWords[] = {
    {"en",
     "the of and to in is that for it was on with as are be this by at have from or an but "
     "not they his which you we will has its their been were can would who what about when "
     "there more my your our if out all so how had just than"},
    {"de",
     "der die das und in den von zu mit ist des im für auf nicht ein eine sich als auch es an "
     "werden aus er dass sie nach bei um am sind noch wie einem über einen so zum war haben "
     "nur oder aber vor zur bis mehr durch man sein wurde wird wir ich hat daß einer eines"},
    {"fr",
     "le la les de des et en un une du est que qui dans pour au pas sur par il ne se plus "
     "avec ce sont ou son aux mais cette ses être nous vous je été ont comme elle on même "
     "leur fait si qu"},
    {"es",
     "de la que el en los del se las por un para con no una su al lo como más pero sus le ha "
     "este es si porque esta son entre cuando muy sin sobre también me hasta hay donde fue "
     "desde todo nos durante ser años"},
    {"it",
     "di il la che in un per è una del sono con non si da dei le al della lo come gli ha "
     "anche più nel dal alla ma delle se ed questo su ci nella loro suo essere sua cui stato "
     "degli sulla tra dell"},
    {"pt",
     "de que do da em um para é com não uma os no se na por mais as dos como mas foi ao ele "
     "das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso "
     "são entre era depois sem mesmo aos"},
    {"nl",
     "de van het een en in is dat op te voor met zijn die niet aan er om ook als dan maar bij "
     "nog uit wordt door naar heeft hij ze deze worden over meer tot of werd geen wel hun "
     "kunnen ik je wat zo"},
    {"sv",
     "och att det som en på är av för med till den har de inte om ett han men var jag sig "
     "från vi så kan man när år säger hon under också efter eller nu sin där vid mot ska "
     "skulle kommer ut får finns"},
    {"da",
     "og at det er en til af på som for med den de der ikke har et han om var jeg men sig vi "
     "kan så fra ved efter blev eller hun også skal nu år være mere ud over hvor sin vil "
     "blive når havde noget mig"},
    {"no",
     "og det er som på en av til at for med de har den ikke et om fra var men han seg vi kan "
     "så ved etter eller hun også skal nå år være mer ut over hvor sin vil ble når hadde noe "
     "meg jeg bli blir"},
    {"fi",
     "ja on ei se että oli hän joka ovat kun mutta myös ole sen tai jos niin kuin mukaan jo "
     "vain nyt vuoden olla sekä mitä ne hänen ollut noin voi tämä tämän sitä kanssa jälkeen "
     "minä eivät"},
    {"pl",
     "na do się nie to że jest od za po jak przez dla przy oraz co ma są ale tym być było "
     "tego już jego który może które czy także tylko też był bardzo ze roku"},
    {"cs",
     "se na je že do to ve pro za by jako si od po jsou který jeho ale už jak jsem byl při "
     "podle bylo také tak jen nebo aby které více však bude než co až"},
    {"sk",
     "sa na je že do to vo pre za by ako si od po sú ktorý jeho ale už som bol pri podľa bolo "
     "tiež tak len alebo aby ktoré viac však bude než čo až keď aj"},
    {"hu",
     "az és hogy nem is egy ez meg csak volt már de mint ha még el minden vagy kell van mert "
     "azt majd ki lehet aki amely szerint ezt pedig között után több így sem itt"},
    {"ro",
     "de și în la cu nu pe din că un care este pentru mai se au fost ce sunt dar am prin după "
     "sau fi al ale cele cea lui le această să ai despre când între până si"},
    {"hr",
     "je na se da su za od koji ne to kao što iz ili bi koje će samo do po nije koja ali sve "
     "više može bio bila biti prema ima kako još ako te kad nakon"},
    {"sl",
     "in je na za da so se ki pa tudi ne po pri ali bi kot iz od ni bo še do kar ko več jih "
     "lahko že bil če vse le ter med zaradi"},
    {"tr",
     "ve bir bu da de için ile çok daha olarak gibi var ne olan kadar sonra en ama değil her "
     "ya diye mi ise göre kendi nasıl bin yeni oldu ki olduğu içinde"},
    {"vi",
     "và của là có cho không được trong các với một những người này khi đã để ở từ ra cũng "
     "như về đến năm nhiều sẽ tại theo phải làm trên thì đó vào"},
    {"id",
     "yang dan di ini untuk dari dengan pada tidak itu dalam akan juga adalah ke karena oleh "
     "ada kami telah sudah saya bisa lebih tersebut mereka atau kata tahun seperti para hanya"},
    {"ca",
     "de la el que en les els per un una amb és del no al es va als més com ha són aquest "
     "aquesta pel seva seu sobre entre però també dels molt fins ser"},
    {"et",
     "ja on ei et oli see ka kui aga ning oma mis mida siis või ta kes seda olnud nii veel "
     "selle pole mille tema ma pärast kuid välja peab"},
    {"lv",
     "un ir ar no par uz ka kas tas bet arī lai tā ne vai to pēc ja gan kā pie nav viņš tikai "
     "vēl jau kad līdz šo latvijas"},
    {"lt",
     "ir kad į yra iš su tai bet kaip ne jis apie buvo už dar nuo ar šis tik po savo taip "
     "prie jau kurie metų jos jo lietuvos"},
    {"ru",
     "и в не на я что с по это как а к но из у за от все так для о же то его бы только она мы "
     "еще или вы был при уже также года было который"},
    {"uk",
     "і в на не що з у та до як за це для від про а але його по які також або є був й із він "
     "було вже під час який року"},
    {"bg",
     "на и да в се за от е с не по са ще че до като но при това или той със което който има "
     "бе през след още само"},
    {"sr",
     "и у је на се да су за од са о који а не то као што из или би које ће само до по није "
     "која али све више може био"},
};
static_assert(sizeof kWords / sizeof *kWords <= 32);

}  // namespace

std::span<const LanguageWords> language_words() { return kWords; }

}  // namespace sheaf
