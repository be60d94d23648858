"""What Spanish, Portuguese and Italian papers call somebody by, of whom they tell from where he is: el gallego, a paulista, il
veneto. Tables only; both sexes, no plurals."""

from transforms.enrich.lexicon import words

#: Before -o and -a.
_PAIRS = words(
    """
    argentin chilen uruguay paraguay bolivian peruan ecuatorian colombian venezolan mexican cuban dominican guatemaltec hondureñ
    salvadoreñ panameñ brasileñ puertorriqueñ norteamerican american italian alemán polac ruman búlgar rus ucranian bielorrus
    suec norueg turc grieg checo hungar suiz austriac egipci marroquí chin corean filipin indi serbi croat georgian armeni
    galleg asturian valencian castellan extremeñ canari manchego navarr riojan murcian vizcaín guipuzcoan alavés zaragozan
    madrileñ malagueñ sevillan granadin gaditan porteñ bonaerens cordobés santafesin mendocin tucuman salteñ limeñ arequipeñ
    cusqueñ bogotan antioqueñ caleñ costeñ santandereano tapatí regiomontan oaxaqueñ zapotec mixtec chiapanec veracruzan
    poblan michoacan sinaloens african europe latinoamerican sudamerican
    brasileir argentin mexican colombian american italian alem polac romen búlgar russ ucranian suec norueg turc greg suíç
    austríac egípci marroquin coreano gaúch goian baian paraens pernambucan alagoan capixab cearens mineir curitiban
    paulistan cariocas soteropolitan lisboet açorian madeirens alentejan transmontan minhot algarvi beirã moçambican angolan
    cabo-verdian guineens são-tomens
    italian roman milanes torines napoletan sicilian sard venet lombard ligur toscan umbr lucan pugliese calabres friulan
    trentin emilian romagnol abruzzes molisan piemontes fiorentin venezian palermitan tedesc spagnol polacc rumen bulgar
    russ ucrain svedes norveges turc grec svizzer austriac egizian marocchin tunisin argentin brasilian colombian messican
    cuban american african european
    """
)
#: With -a for a woman behind a consonant, or of one form.
_OTHERS = words(
    """
    español española francés francesa inglés inglesa portugués portuguesa alemán alemana irlandés irlandesa escocés escocesa
    holandés holandesa neerlandés neerlandesa danés danesa japonés japonesa finlandés finlandesa senegalés senegalesa
    camerunés camerunesa marfileño marfileña nigeriano nigeriana congoleño congoleña libanés libanesa tailandés tailandesa
    belga croata israelí iraní iraquí marroquí pakistaní estadounidense canadiense costarricense nicaragüense
    catalán catalana andaluz andaluza aragonés aragonesa leonés leonesa cordobés cordobesa barcelonés barcelonesa
    vasco vasca balear mallorquín mallorquina bilbaíno bilbaína donostiarra cántabro cántabra alicantino alicantina
    rosarino rosarina platense bonaerense rioplatense paisa costeño costeña barranquillero barranquillera
    francês francesa inglês inglesa português portuguesa espanhol espanhola alemão alemã irlandês irlandesa holandês holandesa
    japonês japonesa senegalês senegalesa camaronês camaronesa dinamarquês dinamarquesa libanês libanesa
    estadunidense canadense israelense iraniano iraniana paulista carioca fluminense catarinense paranaense amazonense
    maranhense sergipano sergipana piauiense brasiliense santista guineense timorense angolense lisboeta portuense
    francese inglese portoghese irlandese scozzese olandese danese giapponese finlandese senegalese camerunense ivoriano
    ivoriana nigeriano nigeriana libanese cinese belga croato croata israeliano israeliana iraniano iraniana statunitense
    canadese genovese bolognese veronese bergamasco bergamasca bresciano bresciana barese triestino triestina
    """
)
DEMONYMS = frozenset(stem + end for stem in _PAIRS for end in ("o", "a")) | _OTHERS
