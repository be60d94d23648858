"""Portuguese offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    acionista advogada advogado advogado-geral agricultor agricultora agrónomo agrônomo aluna aluno ambientalista
    analista antropóloga antropólogo apicultor aposentada aposentado arcebispo armador arqueóloga arqueólogo
    arquitecto arquiteta arquiteto artesã artesão assessor assessora assistente astrónomo astrônomo atacante
    ativista atleta ator atriz autarca autor autora avançado babá bailarina bailarino barbeiro bastonária bastonário
    bibliotecária bibliotecário bispo bióloga biólogo bombeira bombeiro cabeleireira cabeleireiro caminhoneiro
    camionista candidato cantor cantora capitã capitão cardeal cardiologista carpinteiro carteiro catador catadora
    catedrático chanceler chefe ciclista cientista cineasta cirurgiã cirurgião climatologista climatólogo coletora
    colunista comandante comendador comerciante comissária comissário condutor condutora conselheira conselheiro
    coordenador coordenadora coronel corretor corretora costureira cozinheira cozinheiro cuidador cuidadora curador
    curadora defensor defensora denunciante deputada deputado deputado-relator desembargador desembargadora
    despachante diarista diretor diretora dirigente docente dona dono ecologista ecóloga ecólogo editor editora
    educador educadora embaixador embaixadora empreendedor empreendedora empregada empregado empresária empresário
    encarregado encenador encenadora enfermeira enfermeira-chefe enfermeiro engenheira engenheiro ensaísta
    entregador epidemiologista escultor escultora especialista estivador estudante ex-ministra ex-ministro
    ex-prefeito ex-presidente executiva executivo farmacêutica farmacêutico faxineira feirante ferroviário filósofa
    filósofo funcionária funcionário fundador fundadora gari gerente gestor gestora goleira goleiro governador
    governadora guarda-redes guitarrista hidrólogo historiador historiadora hoteleiro humorista indígena
    infectologista inspetor inspetora instrutor investigador investigadora jardineiro jogador jogadora jornalista
    juiz jurista juíza lavrador lavradora legislador liderança livreira livreiro locutor líder maestro magistrada
    magistrado manifestante maquinista marceneiro membro mergulhador meteorologista meteoróloga meteorólogo moleiro
    morador moradora motorista munícipe musicista médico músico nadador nadadora negociador negociadora
    nutricionista oceanógrafo operador operadora operária operário organizador organizadora ouvidor ouvidora padeira
    padeiro pajé paleontólogo palestrante parlamentar passageira passageiro pastor pastora pediatra pedreiro
    pescador pescadora pesquisador pesquisadora pintor pintora politólogo porta-voz prefeita prefeito presidenta
    presidente primeira-ministra primeiro-ministro procurador produtor produtora professor professora programador
    promotora proprietária proprietário provedor provedora psicóloga psicólogo psiquiatra quilombola rabino rainha
    realizador realizadora recepcionista reformada reformado refugiada refugiado reitor reitora relator relatora
    repórter restaurador reverendo réu sargento secretária secretário seleccionador selecionador senador senadora
    sertanejo sindicalista sismólogo sobrevivente socióloga sociólogo soldado subsecretária subsecretário
    superintendente supervisor supervisora surfista sócia sócio taxista tenente tesoureira tesoureiro testemunha
    trabalhador trabalhadora tradutor tradutora treinador treinador-adjunto treinadora técnico urbanista usuária
    usuário utente vendedor vendedora vereador vereadora veterinária veterinário vice-prefeito vice-presidente
    virologista visitante viticultor vizinha vizinho viúva viúvo voluntária voluntário vítima zagueiro zelador
    zeladora zoólogo
    """
)
