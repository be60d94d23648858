"""Portuguese offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    acionista acordeonista adepta adepto advogada advogada-geral advogado advogado-geral aeromoça agricultor agricultora
    agrónoma agrónomo agrônoma agrônomo ala-pivô alcaide alfaiate almirante aluna aluno ambientalista analista
    antiquário antropóloga antropólogo apicultor apicultora aposentada aposentado apresentador apresentadora arcebispo
    ardina arguida arguido argumentista armador arqueóloga arqueólogo arquitecto arquiteta arquiteto arquivista
    arrendatário artesã artesão artilheira artilheiro artista assessor assessora assistente astrónomo astrônoma
    astrônomo atacante ativista atleta ator atriz autarca autor autora avançada avançado avicultor avicultora azulejista
    açougueira açougueiro babalorixá babá bailarina bailarino baixista balconista bandeirinha banhista banqueira
    banqueiro barbeiro barqueira barqueiro barraqueiro bastonária bastonário baterista benzedeira bibliotecária
    bibliotecário biomédica biomédico bioquímica bioquímico bispo bióloga biólogo boiadeiro boleira bolseira bolseiro
    bolsista bombeira bombeiro bordadeira borracheira borracheiro boxeador boxeadora brigadeiro cabeleireira
    cabeleireiro cacauicultor cacique cadeirante cafeicultor cafeicultora calceteiro caloira caloiro camareira camareiro
    camelô caminhoneira caminhoneiro camionista camponesa camponês canalizador canalizadora candidato canoeiro canoísta
    cantor cantora capelão capitã capitão capoeirista carcereira carcereiro cardeal cardiologista carpinteiro carteiro
    cartunista catador catadora catedrático centroavante ceramista chanceler chargista chefe chefe-adjunto chocolateiro
    ciclista cientista cientista-chefe cineasta cinegrafista cirurgiã cirurgiã-dentista cirurgião citricultor
    citricultora clarinetista climatologista climatólogo coautor coautora cobrador cobradora cofundador cofundadora
    colecionador colecionadora coletora colunista comandante comandante-geral comediante comendador comentador
    comentadora comentarista comerciante comissária comissário compositor compositora comprador compradora condutor
    condutora condómino condômino confeiteira confeiteiro conselheira conselheiro constitucionalista consumidor
    consumidora contabilista contista cooperada cooperado coordenador coordenadora cordelista coronel corregedor
    corregedora correntista correspondente corretor corretora costureira costureiro cozinheira cozinheiro
    cozinheiro-chefe criadora criminalista cronista cuidador cuidadora curador curadora curandeira curandeiro cônsul
    dançarina dançarino defensor defensora delegada-geral delegado-geral dentista denunciante deputada deputada-relatora
    deputado deputado-relator dermatologista desembargador desembargadora desempregada desempregado desenvolvedor
    desenvolvedora despachante detetive diarista diretor diretor-adjunto diretor-executivo diretor-geral diretora
    diretora-adjunta diretora-executiva diretora-geral dirigente diácono doador doadora doceira doceiro docente
    documentarista dona dono doutor doutora doutoranda doutorando ecologista ecóloga ecólogo editor editora
    editorialista educador educadora eleitor eleitora eletricista embaixador embaixadora empreendedor empreendedora
    empregada empregado empresária empresário encanador encarregada encarregado encenador encenadora enfermeira
    enfermeira-chefe enfermeiro engenheira engenheiro engraxate ensaísta entregador entregadora epidemiologista escrivã
    escrivão escultor escultora especialista estafeta estalajadeiro esteticista estilista estivador estivadora estofador
    estofadora estudante eurodeputada eurodeputado ex-deputado ex-jogador ex-ministra ex-ministro ex-prefeito
    ex-presidente ex-treinador ex-vereador executiva executivo explicador explicadora fadista farmacêutica farmacêutico
    faroleira faroleiro faxineira faxineiro fazendeira fazendeiro feirante ferroviário figurinista filósofa filósofo
    fisioterapeuta flautista floricultora foliã folião formador formadora fotojornalista freira frentista funcionária
    funcionário fundador fundadora funileiro funkeiro futebolista fuzileiro gari garimpeira garimpeiro garçom garçonete
    geneticista gerente gesseiro gestor gestora ginasta ginecologista goleira goleiro governador governadora governante
    grafiteira grafiteiro guarda-noturno guarda-parque guarda-redes guitarrista harpista herdeira herdeiro hidrólogo
    historiador historiadora horticultora hospedeira hoteleira hoteleiro humorista ialorixá ilustrador ilustradora
    imigrante imã indígena infectologista influenciador influenciadora inspetor inspetora instrutor instrutora
    investidor investidora investigador investigadora jardineiro joalheiro jogador jogadora jornalista judoca juiz
    jurista juíza lanterneiro lavadeira lavrador lavradora legislador leiloeira leiloeiro lenhador lenhadora letrista
    levantador levantadora liderança livreira livreiro locatária locatário locutor locutora lojista lutador lutadora
    líder maestrina maestro magistrada magistrado mandatária mandatário manicure manifestante maqueiro maquiador
    maquiadora maquinista maratonista marceneira marceneiro marinheira marinheiro mariscador marisqueira marisqueiro
    marmorista marqueteiro massagista meio-campista membro merceeira merceeiro merendeira merendeiro mergulhador
    mergulhadora mestranda mestrando mestre-escola mestre-sala meteorologista meteoróloga meteorólogo migrante
    ministra-chefe ministro-chefe missionário moleira moleiro monitora montanhista morador moradora motoboy motociclista
    motoqueiro motorista motorneiro munícipe musicista médico músico nadador nadador-salvador nadadora negociador
    negociadora neurocirurgiã neurocirurgião neurologista notária notário nutricionista obstetra oceanógrafo oleira
    oleiro olheiro oncologista operador operadora operária operário organizador organizadora orientador orientadora
    orizicultor ortopedista ourives ouvidor ouvidora ovelheiro padeira padeiro pagodeiro pajé paleontólogo palestrante
    palhaço paramédica paramédico paraquedista parlamentar parteira passageira passageiro passista pasteleira pasteleiro
    pastor pastora pecuarista pedagoga pedagogo pedestre pediatra pedreiro peixeira peixeiro penalista pensionista
    percussionista perita pescador pescadora pesquisador pesquisadora pianista piloto pintor pintora pipoqueiro
    piscicultor pneumologista poeta politólogo porta-bandeira porta-estandarte porta-voz porteira porteiro prefeita
    prefeito premiê preparador preparadora presidenta presidente presidente-adjunto presidente-executiva
    presidente-executivo primeira-dama primeira-ministra primeiro-ministro procurador procurador-geral procuradora-geral
    produtor produtor-executivo produtora professor professora professora-coordenadora programador programadora
    promotora proprietária proprietário provador provadora provedor provedora pré-candidata pré-candidato pró-reitor
    pró-reitora psicanalista psicóloga psicólogo psiquiatra pugilista pároco quadrinista queijeira queijeiro queixosa
    queixoso quilombola quiosqueiro quitandeira quitandeiro rabino radialista rainha realizador realizadora rececionista
    recepcionista reformada reformado refugiada refugiado regedor regente reitor reitora relator relatora relojoeiro
    remador remadora rendeira repentista repórter restaurador reverendo rezadeira ritmista romancista roteirista
    roupeiro régulo réu salgadeira salva-vidas sambista sanfoneira sanfoneiro sanitarista sapateira sapateiro sargenta
    sargento saxofonista secretária secretária-adjunta secretária-executiva secretária-geral secretário
    secretário-adjunto secretário-executivo secretário-geral seleccionador selecionador selecionadora sem-teto senador
    senadora senhorio seringueiro serralheira serralheiro sertanejo servidor servidora sindicalista sismólogo skatista
    sobrevivente socióloga sociólogo socorrista sojicultor soldado soldador soldadora solicitador solicitadora
    sonoplasta sorveteiro subcomandante subdiretor subdiretora subinspetor subprefeita subprefeito subprocurador
    subprocuradora subsecretária subsecretário suinicultor suinicultora superintendente supervisor supervisora surfista
    suspeito síndica síndico sócia sócio tabeliã tabelião taberneiro talhante tapeceira taverneiro taxista tecelã
    tecelão telefonista tenente tesoureira tesoureiro testemunha torcedor torcedora toureiro trabalhador trabalhadora
    trabalhadora-rural tradutor tradutora treinador treinador-adjunto treinadora trepador trepadora tributarista
    trompetista turista técnico urbanista usuária usuário utente vaqueira vaqueiro varina varredor varredora velejador
    velejadora velocista vendedor vendedor-ambulante vendedora vereador vereadora veterinária veterinário
    vice-governador vice-governadora vice-prefeita vice-prefeito vice-presidenta vice-presidente vice-reitor
    vice-reitora vidraceira vidraceiro violeira violeiro violinista violoncelista violonista virologista visitante
    viticultor viticultora vitivinicultor vitivinicultora vizinha vizinho viúva viúvo voluntária voluntário vítima xamã
    zagueira zagueiro zelador zeladora zoólogo árbitra árbitro
    """
)
