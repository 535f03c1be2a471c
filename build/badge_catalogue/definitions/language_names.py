"""Languages of CLDR: code of BCP 47, codes of three letters that mean it, and names, a column a language.

Written by tests/shared/language_table.py from Babel; change nothing here by hand.
"""

# ruff: noqa: RUF001 -- names of languages as CLDR writes them

COLUMNS = ("nl", "en")
NAMES = """\
aa|aar|Afar|Afar
ab|abk|Abchazisch|Abkhazian
ace||Atjehs|Acehnese
ach||Akoli|Acoli
ada||Adangme|Adangme
ady||Adygees|Adyghe
ae|ave|Avestisch|Avestan
aeb|ajt|Tunesisch Arabisch|Tunisian Arabic
af|afr|Afrikaans|Afrikaans
afh||Afrihili|Afrihili
agq||Aghem|Aghem
ain||Aino|Ainu
ak|aka twi|Akan|Akan
akk||Akkadisch|Akkadian
akz||Alabama|Alabama
ale||Aleoetisch|Aleut
aln||Gegisch|Gheg Albanian
alt||Zuid-Altaïsch|Southern Altai
am|amh|Amhaars|Amharic
an|arg|Aragonees|Aragonese
ang||Oudengels|Old English
ann||Obolo|Obolo
anp||Angika|Angika
ar|ara arb|Arabisch|Arabic
arc||Aramees|Aramaic
arn||Mapudungun|Mapuche
aro||Araona|Araona
arp||Arapaho|Arapaho
arq||Algerijns Arabisch|Algerian Arabic
ars||Nadjdi-Arabisch|Najdi Arabic
arw||Arawak|Arawak
ary||Marokkaans Arabisch|Moroccan Arabic
arz||Egyptisch Arabisch|Egyptian Arabic
as|asm|Assamees|Assamese
asa||Asu|Asu
ase||Amerikaanse Gebarentaal|American Sign Language
ast||Asturisch|Asturian
atj||Atikamekw|Atikamekw
av|ava|Avarisch|Avaric
avk||Kotava|Kotava
awa||Awadhi|Awadhi
ay|aym ayr|Aymara|Aymara
az|aze azj|Azerbeidzjaans|Azerbaijani
ba|bak|Basjkiers|Bashkir
bal|bcc|Beloetsji|Baluchi
ban||Balinees|Balinese
bar||Beiers|Bavarian
bas||Basa|Basaa
bax||Bamoun|Bamun
bbc||Batak Toba|Batak Toba
bbj||Ghomala’|Ghomala
be|bel|Belarussisch|Belarusian
bej||Beja|Beja
bem||Bemba|Bemba
bew||Bataviaans|Betawi
bez||Bena|Bena
bfd||Bafut|Bafut
bfq||Badaga|Badaga
bg|bul|Bulgaars|Bulgarian
bgc||Haryanvi|Haryanvi
bgn||Westers Beloetsji|Western Balochi
bho|bih|Bhojpuri|Bhojpuri
bi|bis|Bislama|Bislama
bik|bcl|Bikol|Bikol
bin||Bini|Bini
bjn||Banjar|Banjar
bkm||Kom|Kom
bla||Siksika|Siksiká
blo||Anii|Anii
blt||Tai Dam|Tai Dam
bm|bam|Bambara|Bambara
bn|ben|Bengaals|Bangla
bo|bod tib|Tibetaans|Tibetan
bpy||Bishnupriya|Bishnupriya
bqi||Bakhtiari|Bakhtiari
br|bre|Bretons|Breton
bra||Braj|Braj
brh||Brahui|Brahui
brx||Bodo|Bodo
bs|bos|Bosnisch|Bosnian
bss||Akoose|Akoose
bua|bxr|Boerjatisch|Buriat
bug||Buginees|Buginese
bum||Bulu|Bulu
byn||Blin|Blin
byv||Medumba|Medumba
ca|cat|Catalaans|Catalan
cad||Caddo|Caddo
car||Caribisch|Carib
cay||Cayuga|Cayuga
cch||Atsam|Atsam
ccp||Chakma|Chakma
ce|che|Tsjetsjeens|Chechen
ceb||Cebuano|Cebuano
cgg||Chiga|Chiga
ch|cha|Chamorro|Chamorro
chb||Chibcha|Chibcha
chg||Chagatai|Chagatai
chk||Chuukees|Chuukese
chm|mhr|Mari|Mari
chn||Chinook Jargon|Chinook Jargon
cho||Choctaw|Choctaw
chp||Chipewyan|Chipewyan
chr||Cherokee|Cherokee
chy||Cheyenne|Cheyenne
cic||Chickasaw|Chickasaw
ckb||Soranî|Central Kurdish
clc||Chilcotin|Chilcotin
co|cos|Corsicaans|Corsican
cop||Koptisch|Coptic
cps||Capiznon|Capiznon
cr|cre cwd|Cree|Cree
crg||Michif|Michif
crh||Krim-Tataars|Crimean Tatar
crj||Zuidoost-Cree|Southern East Cree
crk||Plains Cree|Plains Cree
crl||Noordoost-Cree|Northern East Cree
crm||Moose Cree|Moose Cree
crr|pmk|Carolina Algonkisch|Carolina Algonquian
crs||Seychellencreools|Seselwa Creole French
cs|ces cze|Tsjechisch|Czech
csb||Kasjoebisch|Kashubian
csw||Swampy Cree|Swampy Cree
cu|chu|Kerkslavisch|Church Slavic
cv|chv|Tsjoevasjisch|Chuvash
cy|cym wel|Welsh|Welsh
da|dan|Deens|Danish
dak||Dakota|Dakota
dar||Dargwa|Dargwa
dav||Taita|Taita
de|deu ger|Duits|German
del|umu|Delaware|Delaware
den|xsl|Slavey|Slave
dgr||Dogrib|Dogrib
din|dik|Dinka|Dinka
dje||Zarma|Zarma
doi|dgo|Dogri|Dogri
dsb||Nedersorbisch|Lower Sorbian
dtp|ktr kzj kzt tdu|Dusun|Central Dusun
dua||Duala|Duala
dum||Middelnederlands|Middle Dutch
dv|div|Divehi|Divehi
dyo||Jola-Fonyi|Jola-Fonyi
dyu||Dyula|Dyula
dz|dzo adp|Dzongkha|Dzongkha
dzg||Dazaga|Dazaga
ebu||Embu|Embu
ee|ewe|Ewe|Ewe
efi||Efik|Efik
egl||Emiliano|Emilian
egy||Oudegyptisch|Ancient Egyptian
eka||Ekajuk|Ekajuk
el|ell gre|Grieks|Greek
elx||Elamitisch|Elamite
en|eng|Engels|English
enm|yol|Middelengels|Middle English
eo|epo|Esperanto|Esperanto
es|spa|Spaans|Spanish
esu||Yupik|Central Yupik
et|est ekk|Estisch|Estonian
eu|eus baq|Baskisch|Basque
ewo||Ewondo|Ewondo
ext||Extremeens|Extremaduran
fa|fas per pes|Perzisch|Persian
fan||Fang|Fang
fat||Fanti|Fanti
ff|ful fuc|Fulah|Fula
fi|fin|Fins|Finnish
fil|tgl|Filipijns|Filipino
fit||Tornedal-Fins|Tornedalen Finnish
fj|fij|Fijisch|Fijian
fo|fao|Faeröers|Faroese
fon||Fon|Fon
fr|fra fre|Frans|French
frc||Cajun-Frans|Cajun French
frm||Middelfrans|Middle French
fro||Oudfrans|Old French
frp||Arpitaans|Arpitan
frr||Noord-Fries|Northern Frisian
frs||Oost-Fries|Eastern Frisian
fur||Friulisch|Friulian
fy|fry|Fries|Western Frisian
ga|gle|Iers|Irish
gaa||Ga|Ga
gag||Gagaoezisch|Gagauz
gan||Ganyu|Gan Chinese
gay||Gayo|Gayo
gba|gya|Gbaya|Gbaya
gbz||Zoroastrisch Dari|Zoroastrian Dari
gd|gla|Schots-Gaelisch|Scottish Gaelic
gez||Ge’ez|Geez
gil||Gilbertees|Gilbertese
gl|glg|Galicisch|Galician
glk||Gilaki|Gilaki
gmh||Middelhoogduits|Middle High German
gn|grn gug|Guaraní|Guarani
goh||Oudhoogduits|Old High German
gon|gno|Gondi|Gondi
gor||Gorontalo|Gorontalo
got||Gothisch|Gothic
grb|gbo|Grebo|Grebo
grc||Oudgrieks|Ancient Greek
gsw||Zwitserduits|Swiss German
gu|guj prp|Gujarati|Gujarati
guc||Wayuu|Wayuu
gur||Gurune|Frafra
guz||Gusii|Gusii
gv|glv|Manx|Manx
gwi||Gwichʼin|Gwichʼin
ha|hau|Hausa|Hausa
hai|hdn|Haida|Haida
hak||Hakka|Hakka Chinese
haw||Hawaïaans|Hawaiian
hax||Zuid-Haida|Southern Haida
he|heb|Hebreeuws|Hebrew
hi|hin|Hindi|Hindi
hif||Fijisch Hindi|Fiji Hindi
hil||Hiligaynon|Hiligaynon
hit||Hettitisch|Hittite
hmn|hea|Hmong|Hmong
hnj||Hmong Njua|Hmong Njua
ho|hmo|Hiri Motu|Hiri Motu
hr|hrv scr|Kroatisch|Croatian
hsb||Oppersorbisch|Upper Sorbian
hsn||Xiangyu|Xiang Chinese
ht|hat|Haïtiaans Creools|Haitian Creole
hu|hun|Hongaars|Hungarian
hup||Hupa|Hupa
hur||Halkomelem|Halkomelem
hy|hye arm|Armeens|Armenian
hz|her|Herero|Herero
ia|ina|Interlingua|Interlingua
iba|blg snb|Iban|Iban
ibb||Ibibio|Ibibio
id|ind|Indonesisch|Indonesian
ie|ile|Interlingue|Interlingue
ig|ibo|Igbo|Igbo
ii|iii|Yi|Sichuan Yi
ik|ipk esk|Inupiaq|Inupiaq
ikt||Westelijk Canadees Inuktitut|Western Canadian Inuktitut
ilo||Iloko|Iloko
inh||Ingoesjetisch|Ingush
io|ido|Ido|Ido
is|isl ice|IJslands|Icelandic
it|ita|Italiaans|Italian
iu|iku ike|Inuktitut|Inuktitut
izh||Ingrisch|Ingrian
ja|jpn|Japans|Japanese
jam||Jamaicaans Creools|Jamaican Creole English
jbo||Lojban|Lojban
jgo||Ngomba|Ngomba
jmc||Machame|Machame
jpr||Judeo-Perzisch|Judeo-Persian
jrb|aju|Judeo-Arabisch|Judeo-Arabic
jut||Jutlands|Jutish
jv|jav|Javaans|Javanese
ka|kat geo|Georgisch|Georgian
kaa||Karakalpaks|Kara-Kalpak
kab||Kabylisch|Kabyle
kac||Kachin|Kachin
kaj||Jju|Jju
kam||Kamba|Kamba
kaw||Kawi|Kawi
kbd||Kabardisch|Kabardian
kbl||Kanembu|Kanembu
kcg||Tyap|Tyap
kde||Makonde|Makonde
kea||Kaapverdisch Creools|Kabuverdianu
kek||Qʼeqchiʼ|Qʼeqchiʼ
ken||Kenyang|Kenyang
kfo||Koro|Koro
kg|kon kng|Kongo|Kongo
kgp||Kaingang|Kaingang
kha||Khasi|Khasi
kho||Khotanees|Khotanese
khq||Koyra Chiini|Koyra Chiini
khw||Khowar|Khowar
ki|kik|Gikuyu|Kikuyu
kiu||Kirmanckî|Kirmanjki
kj|kua|Kuanyama|Kuanyama
kk|kaz|Kazachs|Kazakh
kkj||Kako|Kako
kl|kal|Groenlands|Kalaallisut
kln|spy|Kalenjin|Kalenjin
km|khm|Khmer|Khmer
kmb|smd|Kimbundu|Kimbundu
kn|kan|Kannada|Kannada
ko|kor|Koreaans|Korean
koi||Komi-Permjaaks|Komi-Permyak
kok|gom|Konkani|Konkani
kos||Kosraeaans|Kosraean
kpe|xpe|Kpelle|Kpelle
kr|kau knc|Kanuri|Kanuri
krc||Karatsjaj-Balkarisch|Karachay-Balkar
kri||Krio|Krio
krj||Kinaray-a|Kinaray-a
krl||Karelisch|Karelian
kru|kxl|Kurukh|Kurukh
ks|kas|Kasjmiri|Kashmiri
ksb||Shambala|Shambala
ksf||Bafia|Bafia
ksh||Kölsch|Colognian
ku|kur kmr|Koerdisch|Kurdish
kum||Koemuks|Kumyk
kut||Kutenai|Kutenai
kv|kom kpv|Komi|Komi
kw|cor|Cornish|Cornish
kwk||Kwakʼwala|Kwakʼwala
kxv||Kuvi|Kuvi
ky|kir|Kirgizisch|Kyrgyz
la|lat|Latijn|Latin
lad||Ladino|Ladino
lag||Langi|Langi
lah|pnb|Lahnda|Western Panjabi
lam||Lamba|Lamba
lb|ltz|Luxemburgs|Luxembourgish
lez||Lezgisch|Lezghian
lfn||Lingua Franca Nova|Lingua Franca Nova
lg|lug|Luganda|Ganda
li|lim|Limburgs|Limburgish
lij||Ligurisch|Ligurian
lil||Lillooet|Lillooet
liv||Lijfs|Livonian
lkt||Lakota|Lakota
lmo||Lombardisch|Lombard
ln|lin|Lingala|Lingala
lo|lao|Laotiaans|Lao
lol||Mongo|Mongo
lou||Louisiana-Creools|Louisiana Creole
loz||Lozi|Lozi
lrc||Noordelijk Luri|Northern Luri
lsm||Saamia|Saamia
lt|lit|Litouws|Lithuanian
ltg||Letgaals|Latgalian
lu|lub|Luba-Katanga|Luba-Katanga
lua||Luba-Lulua|Luba-Lulua
lui||Luiseno|Luiseno
lun||Lunda|Lunda
luo||Luo|Luo
lus||Mizo|Mizo
luy|bxk|Luyia|Luyia
lv|lav lvs|Lets|Latvian
lzh||Klassiek Chinees|Literary Chinese
lzz||Lazisch|Laz
mad||Madoerees|Madurese
maf||Mafa|Mafa
mag||Magahi|Magahi
mai||Maithili|Maithili
mak||Makassaars|Makasar
man|emk|Mandingo|Mandingo
mas||Maa|Masai
mde||Maba|Maba
mdf||Moksja|Moksha
mdr||Mandar|Mandar
men||Mende|Mende
mer||Meru|Meru
mfe||Morisyen|Morisyen
mg|mlg plt|Malagassisch|Malagasy
mga||Middeliers|Middle Irish
mgh||Makhuwa-Meetto|Makhuwa-Meetto
mgo||Meta’|Metaʼ
mh|mah|Marshallees|Marshallese
mi|mri mao|Maori|Māori
mic||Mi’kmaq|Mi'kmaw
min||Minangkabau|Minangkabau
mk|mkd mac|Macedonisch|Macedonian
ml|mal|Malayalam|Malayalam
mn|mon drh khk|Mongools|Mongolian
mnc||Mantsjoe|Manchu
mni||Meitei|Manipuri
moe||Innu-aimun|Innu-aimun
moh||Mohawk|Mohawk
mos||Mossi|Mossi
mr|mar|Marathi|Marathi
mrj||West-Mari|Western Mari
ms|msa may zsm|Maleis|Malay
mt|mlt|Maltees|Maltese
mua||Mundang|Mundang
mus||Creek|Muscogee
mwl||Mirandees|Mirandese
mwr|dhd|Marwari|Marwari
mwv||Mentawai|Mentawai
my|mya bur|Birmaans|Burmese
mye||Myene|Myene
myv||Erzja|Erzya
mzn||Mazanderani|Mazanderani
na|nau|Nauruaans|Nauru
nan||Minnanyu|Min Nan Chinese
nap||Napolitaans|Neapolitan
naq||Nama|Nama
nb|nob|Noors - Bokmål|Norwegian Bokmål
nd|nde|Noord-Ndebele|North Ndebele
nds||Nedersaksisch|Low German
ne|nep npi|Nepalees|Nepali
new||Newari|Newari
ng|ndo|Ndonga|Ndonga
nia||Nias|Nias
niu||Niueaans|Niuean
njo||Ao Naga|Ao Naga
nl|nld dut|Nederlands|Dutch
nmg||Ngumba|Kwasio
nn|nno|Noors - Nynorsk|Norwegian Nynorsk
nnh||Ngiemboon|Ngiemboon
no|nor|Noors|Norwegian
nog||Nogai|Nogai
non||Oudnoors|Old Norse
nov||Novial|Novial
nqo||N’Ko|N’Ko
nr|nbl|Zuid-Ndbele|South Ndebele
nso||Noord-Sotho|Northern Sotho
nus||Nuer|Nuer
nv|nav|Navajo|Navajo
nwc||Klassiek Nepalbhasa|Classical Newari
ny|nya|Nyanja|Nyanja
nym||Nyamwezi|Nyamwezi
nyn||Nyankole|Nyankole
nyo||Nyoro|Nyoro
nzi||Nzima|Nzima
oc|oci|Occitaans|Occitan
oj|oji ojg|Ojibwa|Ojibwa
ojb||Noordwest-Ojibwe|Northwestern Ojibwa
ojc||Centraal Ojibwa|Central Ojibwa
ojs||Oji-Cree|Oji-Cree
ojw||West-Ojibwe|Western Ojibwa
oka||Okanagan|Okanagan
om|orm gaz|Afaan Oromo|Oromo
or|ori ory|Odia|Odia
os|oss|Ossetisch|Ossetic
osa||Osage|Osage
ota||Ottomaans-Turks|Ottoman Turkish
pa|pan|Punjabi|Punjabi
pag||Pangasinan|Pangasinan
pal||Pahlavi|Pahlavi
pam||Pampanga|Pampanga
pap||Papiaments|Papiamento
pau||Palaus|Palauan
pcd||Picardisch|Picard
pcm||Nigeriaans Pidgin|Nigerian Pidgin
pdc||Pennsylvania-Duits|Pennsylvania German
pdt||Plautdietsch|Plautdietsch
peo||Oudperzisch|Old Persian
pfl||Paltsisch|Palatine German
phn||Foenicisch|Phoenician
pi|pli|Pali|Pali
pis||Pijin|Pijin
pl|pol|Pools|Polish
pms||Piëmontees|Piedmontese
pnt||Pontisch|Pontic
pon||Pohnpeiaans|Pohnpeian
pqm||Maliseet-Passamaquoddy|Maliseet-Passamaquoddy
prg||Oudpruisisch|Prussian
pro||Oudprovençaals|Old Provençal
ps|pus pbu|Pasjtoe|Pashto
pt|por|Portugees|Portuguese
qu|que quz|Quechua|Quechua
quc||K’iche’|Kʼicheʼ
qug||Kichwa|Chimborazo Highland Quichua
raj|mup|Rajasthani|Rajasthani
rap||Rapanui|Rapanui
rar||Rarotongan|Rarotongan
rgn||Romagnol|Romagnol
rhg||Rohingya|Rohingya
rif||Riffijns|Riffian
rm|roh|Reto-Romaans|Romansh
rn|run|Kirundi|Rundi
ro|ron mol rum|Roemeens|Romanian
rof||Rombo|Rombo
rom|rmy|Romani|Romany
rtm||Rotumaans|Rotuman
ru|rus|Russisch|Russian
rue||Roetheens|Rusyn
rug||Roviana|Roviana
rup||Aroemeens|Aromanian
rw|kin|Kinyarwanda|Kinyarwanda
rwk||Rwa|Rwa
sa|san cls|Sanskriet|Sanskrit
sad||Sandawe|Sandawe
sah||Jakoets|Yakut
sam||Samaritaans-Aramees|Samaritan Aramaic
saq||Samburu|Samburu
sas||Sasak|Sasak
sat||Santali|Santali
saz||Saurashtra|Sourashtra
sba||Ngambay|Ngambay
sbp||Sangu|Sangu
sc|srd src|Sardijns|Sardinian
scn||Siciliaans|Sicilian
sco||Schots|Scots
sd|snd|Sindhi|Sindhi
sdc||Sassarees|Sassarese Sardinian
sdh||Pahlavani|Southern Kurdish
se|sme|Noord-Samisch|Northern Sami
see||Seneca|Seneca
seh||Sena|Sena
sei||Seri|Seri
sel||Selkoeps|Selkup
ses||Koyraboro Senni|Koyraboro Senni
sg|sag|Sango|Sango
sga||Oudiers|Old Irish
sgs||Samogitisch|Samogitian
sh|hbs|Servo-Kroatisch|Serbo-Croatian
shi||Tashelhiyt|Tachelhit
shn||Shan|Shan
shu||Tsjadisch Arabisch|Chadian Arabic
si|sin|Singalees|Sinhala
sid||Sidamo|Sidamo
sk|slk slo|Slowaaks|Slovak
sl|slv|Sloveens|Slovenian
slh||Zuid-Lushootseed|Southern Lushootseed
sli||Silezisch Duits|Lower Silesian
sly||Selayar|Selayar
sm|smo|Samoaans|Samoan
sma||Zuid-Samisch|Southern Sami
smj||Lule-Samisch|Lule Sami
smn||Inari-Samisch|Inari Sami
sms||Skolt-Samisch|Skolt Sami
sn|sna|Shona|Shona
snk||Soninke|Soninke
so|som|Somalisch|Somali
sog||Sogdisch|Sogdien
sq|sqi alb als|Albanees|Albanian
sr|srp scc|Servisch|Serbian
srn||Sranantongo|Sranan Tongo
srr||Serer|Serer
ss|ssw|Swazi|Swati
ssy||Saho|Saho
st|sot|Zuid-Sotho|Southern Sotho
stq||Saterfries|Saterland Frisian
str||Straits Salish|Straits Salish
su|sun|Soendanees|Sundanese
suk||Sukuma|Sukuma
sus||Soesoe|Susu
sux||Soemerisch|Sumerian
sv|swe|Zweeds|Swedish
sw|swa swh|Swahili|Swahili
swb||Shimaore|Comorian
syc||Klassiek Syrisch|Classical Syriac
syr|cld|Syrisch|Syriac
szl||Silezisch|Silesian
ta|tam|Tamil|Tamil
tce||Zuid-Tutchone|Southern Tutchone
tcy||Tulu|Tulu
te|tel|Telugu|Telugu
tem||Timne|Timne
teo||Teso|Teso
ter||Tereno|Tereno
tet||Tetun|Tetum
tg|tgk|Tadzjieks|Tajik
tgx||Tagish|Tagish
th|tha|Thai|Thai
tht||Tahltan|Tahltan
ti|tir|Tigrinya|Tigrinya
tig||Tigre|Tigre
tiv||Tiv|Tiv
tk|tuk|Turkmeens|Turkmen
tkl||Tokelaus|Tokelauan
tkr||Tsakhur|Tsakhur
tl|tgl|Tagalog|Tagalog
tlh||Klingon|Klingon
tli||Tlingit|Tlingit
tly||Talysh|Talysh
tmh|ttq|Tamashek|Tamashek
tn|tsn|Tswana|Tswana
to|ton|Tongaans|Tongan
tog||Nyasa Tonga|Nyasa Tonga
tok||Toki Pona|Toki Pona
tpi||Tok Pisin|Tok Pisin
tr|tur|Turks|Turkish
tru||Turoyo|Turoyo
trv||Taroko|Taroko
trw||Torwali|Torwali
ts|tso|Tsonga|Tsonga
tsd||Tsakonisch|Tsakonian
tsi||Tsimshian|Tsimshian
tt|tat|Tataars|Tatar
ttm||Noord-Tutchone|Northern Tutchone
ttt||Moslim Tat|Muslim Tat
tum||Toemboeka|Tumbuka
tvl||Tuvaluaans|Tuvalu
tw|twi|Twi|Twi
twq||Tasawaq|Tasawaq
ty|tah|Tahitiaans|Tahitian
tyv||Toevaans|Tuvinian
tzm||Tamazight (Centraal-Marokko)|Central Atlas Tamazight
udm||Oedmoerts|Udmurt
ug|uig|Oeigoers|Uyghur
uga||Oegaritisch|Ugaritic
uk|ukr|Oekraïens|Ukrainian
umb||Umbundu|Umbundu
ur|urd|Urdu|Urdu
uz|uzb uzn|Oezbeeks|Uzbek
vai||Vai|Vai
ve|ven|Venda|Venda
vec||Venetiaans|Venetian
vep||Wepsisch|Veps
vi|vie|Vietnamees|Vietnamese
vls||West-Vlaams|West Flemish
vmf||Opperfrankisch|Main-Franconian
vmw||Makhuwa|Makhuwa
vo|vol|Volapük|Volapük
vot||Votisch|Votic
vro||Võro|Võro
vun||Vunjo|Vunjo
wa|wln|Waals|Walloon
wae||Walser|Walser
wal||Wolaytta|Wolaytta
war||Waray|Waray
was||Washo|Washo
wbp||Warlpiri|Warlpiri
wo|wol|Wolof|Wolof
wuu||Wuyu|Wu Chinese
xal||Kalmuks|Kalmyk
xh|xho|Xhosa|Xhosa
xmf||Mingreels|Mingrelian
xnr||Kangri|Kangri
xog||Soga|Soga
yao||Yao|Yao
yap||Yapees|Yapese
yav||Yangben|Yangben
ybb||Yemba|Yemba
yi|yid ydd|Jiddisch|Yiddish
yo|yor|Yoruba|Yoruba
yrl||Nheengatu|Nheengatu
yue||Kantonees|Cantonese
za|zha zyb|Zhuang|Zhuang
zap|zai|Zapotec|Zapotec
zbl||Blissymbolen|Blissymbols
zea||Zeeuws|Zeelandic
zen||Zenaga|Zenaga
zgh||Standaard Marokkaanse Tamazight|Standard Moroccan Tamazight
zh|zho chi cmn|Chinees|Chinese
zu|zul|Zoeloe|Zulu
zun||Zuni|Zuni
zza|diq|Zaza|Zaza
"""
