"""Portuguese offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    acionista advogada advogado advogado-geral aeromoça agricultor agricultora agrónomo agrônomo ala-pivô alfaiate
    almirante aluna aluno ambientalista analista antiquário antropóloga antropólogo apicultor apicultora aposentada
    aposentado apresentador apresentadora arcebispo ardina arguida arguido argumentista armador arqueóloga arqueólogo
    arquitecto arquiteta arquiteto arquivista artesã artesão artista assessor assessora assistente astrónomo astrônomo
    atacante ativista atleta ator atriz autarca autor autora avançado avicultor azulejista açougueiro babá bailarina
    bailarino baixista banhista banqueira banqueiro barbeiro barqueira barqueiro barraqueiro bastonária bastonário
    baterista benzedeira bibliotecária bibliotecário biomédica biomédico bioquímica bioquímico bispo bióloga biólogo
    boleira bolsista bombeira bombeiro bordadeira borracheiro boxeador boxeadora brigadeiro cabeleireira cabeleireiro
    cacique cafeicultor cafeicultora calceteiro caloira caloiro camelô caminhoneiro camionista canalizador candidato
    canoeiro cantor cantora capitã capitão cardeal cardiologista carpinteiro carteiro cartunista catador catadora
    catedrático ceramista chanceler chargista chefe ciclista cientista cineasta cinegrafista cirurgiã cirurgião
    climatologista climatólogo cobrador cobradora cofundador cofundadora colecionador colecionadora coletora colunista
    comandante comediante comendador comentador comentadora comentarista comerciante comissária comissário compositor
    compositora comprador compradora condutor condutora confeiteira confeiteiro conselheira conselheiro consumidor
    consumidora contabilista contista coordenador coordenadora cordelista coronel correspondente corretor corretora
    costureira costureiro cozinheira cozinheiro cozinheiro-chefe cronista cuidador cuidadora curador curadora curandeira
    curandeiro cônsul dançarina dançarino defensor defensora dentista denunciante deputada deputada-relatora deputado
    deputado-relator desembargador desembargadora desempregada desempregado despachante detetive diarista diretor
    diretor-executivo diretor-geral diretora diretora-geral dirigente diácono doceira docente documentarista dona dono
    doutoranda doutorando ecologista ecóloga ecólogo editor editora editorialista educador educadora eletricista
    embaixador embaixadora empreendedor empreendedora empregada empregado empresária empresário encanador encarregado
    encenador encenadora enfermeira enfermeira-chefe enfermeiro engenheira engenheiro engraxate ensaísta entregador
    epidemiologista escrivã escrivão escultor escultora especialista esteticista estilista estivador estofador
    estofadora estudante eurodeputada eurodeputado ex-jogador ex-ministra ex-ministro ex-prefeito ex-presidente
    ex-treinador executiva executivo explicador explicadora farmacêutica farmacêutico faxineira faxineiro fazendeira
    fazendeiro feirante ferroviário figurinista filósofa filósofo fisioterapeuta flautista formador formadora
    fotojornalista freira frentista funcionária funcionário fundador fundadora funkeiro fuzileiro gari garimpeiro garçom
    garçonete geneticista gerente gesseiro gestor gestora ginasta goleira goleiro governador governadora governante
    grafiteira grafiteiro guarda-redes guitarrista herdeira herdeiro hidrólogo historiador historiadora hospedeira
    hoteleira hoteleiro humorista ilustrador indígena infectologista influenciador influenciadora inspetor inspetora
    instrutor instrutora investidor investidora investigador investigadora jardineiro joalheiro jogador jogadora
    jornalista judoca juiz jurista juíza lavadeira lavrador lavradora legislador leiloeira leiloeiro letrista levantador
    levantadora liderança livreira livreiro locutor lojista lutador lutadora líder maestrina maestro magistrada
    magistrado mandatária mandatário manicure manifestante maquiador maquiadora maquinista maratonista marceneiro
    marinheira marinheiro mariscador marisqueira marmorista meio-campista membro merendeira mergulhador mergulhadora
    mestranda mestrando meteorologista meteoróloga meteorólogo moleiro monitora morador moradora motoboy motociclista
    motoqueiro motorista munícipe musicista médico músico nadador nadador-salvador nadadora negociador negociadora
    neurocirurgiã neurocirurgião notária notário nutricionista obstetra oceanógrafo operador operadora operária operário
    organizador organizadora orientador orientadora ortopedista ourives ouvidor ouvidora ovelheiro padeira padeiro pajé
    paleontólogo palestrante palhaço paramédica paramédico paraquedista parlamentar parteira passageira passageiro
    pasteleira pasteleiro pastor pastora pecuarista pedagoga pedagogo pedestre pediatra pedreiro peixeira pensionista
    percussionista perita pescador pescadora pesquisador pesquisadora pianista piloto pintor pintora piscicultor poeta
    politólogo porta-voz porteira porteiro prefeita prefeito premiê presidenta presidente primeira-ministra
    primeiro-ministro procurador procurador-geral procuradora-geral produtor produtor-executivo produtora professor
    professora programador promotora proprietária proprietário provedor provedora pró-reitor pró-reitora psicanalista
    psicóloga psicólogo psiquiatra pugilista pároco quadrinista queixosa queixoso quilombola quiosqueiro quitandeira
    rabino radialista rainha realizador realizadora rececionista recepcionista reformada reformado refugiada refugiado
    regedor regente reitor reitora relator relatora relojoeiro remador remadora rendeira repentista repórter restaurador
    reverendo romancista roteirista réu salgadeira salva-vidas sambista sanfoneira sanfoneiro sapateira sapateiro
    sargento secretária secretário seleccionador selecionador selecionadora sem-teto senador senadora seringueiro
    serralheiro sertanejo sindicalista sismólogo skatista sobrevivente socióloga sociólogo socorrista sojicultor soldado
    soldador soldadora solicitador solicitadora sonoplasta subcomandante subinspetor subsecretária subsecretário
    suinicultor superintendente supervisor supervisora surfista síndica síndico sócia sócio taberneiro tapeceira taxista
    tecelã telefonista tenente tesoureira tesoureiro testemunha trabalhador trabalhadora trabalhadora-rural tradutor
    tradutora treinador treinador-adjunto treinadora trepador trepadora turista técnico urbanista usuária usuário utente
    vaqueiro varina velocista vendedor vendedor-ambulante vendedora vereador vereadora veterinária veterinário
    vice-governador vice-governadora vice-prefeita vice-prefeito vice-presidente vice-reitor vice-reitora vidraceiro
    violeira violeiro violinista violoncelista virologista visitante viticultor vitivinicultor vizinha vizinho viúva
    viúvo voluntária voluntário vítima zagueiro zelador zeladora zoólogo árbitra árbitro
    """
)
