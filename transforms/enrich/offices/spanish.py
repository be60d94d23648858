"""Spanish offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abogada abogado accionista acordeonista activista actor actriz acuarelista acusada acusado acusador acusadora
    administrador administradora afectada afectado agricultor agricultora agrónoma ajedrecista albañil alcalde alcaldesa
    alero alfarera alfarero almacenera almacenero almirante alpinista alumna alumno ambientalista analista anestesista
    animador anticuaria anticuario antropóloga antropólogo aparejador aparejadora apicultor apicultora apoderado
    archivera archivero arpista arquera arquero arqueóloga arqueólogo arquitecta arrendataria arrendatario arriera
    arriero artesana artesano arzobispo asambleísta asesor asesora asistente aspirante astrofísica astrofísico
    astronauta astrónoma astrónomo atleta autor autora azafata bailaor bailaora bailarina bailarín bajista banderillero
    bandoneonista banquera banquero barrendera barrendero batelero becaria becario bibliotecaria bibliotecario bióloga
    bloguera bodeguera bodeguero bombera bombero bordadora boticaria boticario boxeador boxeadora brigadista bróker
    buceador buceadora cabecilla cacique caficultor caficultora cajera cajero camarera camarero camionera camionero
    campanera campanero campeona campesina campesino campeón cancerbero canciller candidata candidato cantante cantaor
    cantaora cantautora canterana canterano capataz capellán capitana capitán carcelera carcelero caricaturista
    carnicera carnicero carpintera carpintero cartero catedrática catedrático catequista caudillo celador celadora
    centrocampista cestera cestero chofer churrera churrero chófer ciclista científica científico cineasta cirujana
    cirujano clarinetista clienta cocalera cocalero cocinera cocinero cofrade cofundador cofundadora coleccionista
    colectivero columnista comadrona comandante comentarista comerciante comisaria comisario comisionada comisionado
    compañera compañero compositor compositora comunera comunero comunicador comunicadora concejal concejala conductora
    congresista consejera consejero conseller consellera conserje constituyente constructor consultor consultora
    contralor contralora convencional cooperante cooperativista coordinador coordinadora copiloto coronel coronela
    corporado corredor corredora corresponsal cosmonauta costalera costalero costurera costurero criador criadora
    cuentista cuidador cuidadora cura cónsul damnificada damnificado decana decano defensor defensora delantera
    delantero delegada delegado demandante dentista denunciante dependienta dependiente deportista desarrollador
    detenida detenido dibujante dignataria dignatario diputada diputade diputado directiva directivo director directora
    dirigenta dirigente diseñador diseñadora divulgador divulgadora docente doctor doctora doctoranda doctorando
    documentalista dramaturga dramaturgo dt dueña dueño ebanista ecologista economista ecóloga ecólogo edil edila
    educador educadora ejecutiva ejecutivo ejidataria ejidatario electricista embajador embajadora empleada empleado
    emprendedor emprendedora empresaria empresario encajera encargada encargado enfermera enfermero ensayista entomólogo
    entrenador entrenadora entrevistador entrevistadora enóloga enólogo epidemióloga epidemiólogo escalador escaladora
    escritor escritora esquiador esquiadora estibador estibadora estilista estratega estudiante eurodiputada
    eurodiputado exalcalde exalcaldesa excombatiente exdirector exdirectora exfiscal exgerenta exgerente exjuez
    exjugador exmandatario exministra exministro experta experto expresidenta expresidente facultativa facultativo
    farera farero farmacéutica farmacéutico feriante filósofa filósofo fiscal fiscala fisioterapeuta flamencóloga
    flamencólogo flautista floricultor floricultora florista fondista fontanera fontanero forense fotoperiodista frutera
    frutero fruticultor fruticultora funcionaria funcionario fundador fundadora futbolista galena galeno galerista
    ganadera ganadero gerenta gerente geóloga geólogo gimnasta glaciólogo gobernador gobernadora gobernante goleador
    goleadora golero golfista grafitera grafitero gremialista guardabosques guardameta guardavallas guerrillera
    guerrillero guionista guitarrista heladero heredera heredero herrera herrero hilandera hincha historietista
    horticultor horticultora hostelera hostelero hotelera hotelero humorista huérfana huérfano ilustrador ilustradora
    imputada imputado imán infectóloga infectólogo ingeniera ingeniero inquilina inquilino inspectora integrante
    intendenta intendente intensivista internista interventor interventora intérprete inversionista inversor inversora
    investigado investigador investigadora jardinero jefa jefe jerarca jinete jornalera jornalero joyero jubilada
    jubilado judoca juez jueza jugador jugadora jurista karateca kiosquero labrador labradora lanzador lanzadora
    legislador legisladora letrada letrado leñador leñadora librera librero lideresa limpiador limpiadora lingüista
    locutor locutora logopeda luthier líder maestra maestro magistrada magistrado mandataria mandatario manifestante
    maquillador maquilladora maquinista maratoniana maratoniano maratonista marchador marchadora marinero mariscador
    mariscadora matriarca matrona mecánico mediador mediadora mediapunta mediocampista mediocentro mediofondista mesera
    mesero meteoróloga meteorólogo miembro migrante minero ministra ministro misionera misionero modista modistilla
    modisto monja monseñor montañera montañero muralista mánager médica médico míster músico naturalista neurocirujana
    neurocirujano niñera notaria notario novelista novillero nutricionista obispo obrera obrero oceanógrafo odontóloga
    odontólogo okupa olivarera olivarero operaria operario opositor opositora optometrista orfebre organizador
    organizadora paleontólogo panadera panadero panelista paracaidista parlamentaria parlamentario partera pasajera
    pasajero pastelera pastelero pastor pastora patriarca patrona patrón pedagoga pedagogo pediatra pelotari pelotera
    pelotero peluquera peluquero pensionada pensionado pensionista percebeira percebeiro percusionista periodista perita
    perito personera personero pescadera pescadero pescador pianista picantera picantero piloto pintor pintora plomero
    poeta poetisa policía politóloga ponente portavoz portera portero posadera posadero precandidata precandidato
    prefecta prefecto pregonera pregonero preparador preparadora presentador presentadora presidenta presidente
    primatólogo procesada procesado procurador procuradora productor productora profesional profesor profesora
    programador programadora promotor promotora propietaria propietario psicopedagoga psicopedagogo psicóloga psiquiatra
    párroco pívot púgil querellante quesero quiosquera quiosquero químico rapera rapero reclusa recluso rector rectora
    redactor redactora redera rederas refugiada refugiado regante regatista regidor regidora registrador registradora
    rehén reina rejoneador rejoneadora relojero remero repartidor repartidora reportera reportero repostera repostero
    rescatista residente responsable restaurador restauradora rey sanitaria sanitario sargento saxofonista secretaria
    secretario seguidor seguidora seleccionador seleccionadora senador senadora seremi silvicultor silvicultora
    sindicalista sismóloga sismólogo sobrecargo sobreviviente socia socio sociólogo socorrista soldado subdelegada
    subdelegado subdirector subdirectora subgobernador subgobernadora subinspector subinspectora submarinista suboficial
    subsecretaria subsecretario sumiller superintendenta superviviente tabernera tabernero tasador tasadora temporera
    temporero tendera tendero teniente tenista terapeuta tertuliana tertuliano tesorera tesorero testigo timonel titular
    togada togado topógrafa torera torero trabajador trabajadora traductor traductora transportista trepador tripulante
    trompetista tuitera tuitero técnica técnico uniformada uniformado urbanista usuaria usuario vecina vecino velocista
    vendedor vendedora vendimiador vendimiadora verdulera verdulero veterana veterano veterinaria veterinario viajera
    viajero vicealcalde vicealcaldesa vicecanciller vicedecana vicedecano viceministra viceministro vicepresidenta
    vicepresidente vicerrector vicerrectora vicesecretaria vicesecretario vigilante violinista violonchelista viróloga
    virólogo viticultor viticultora viuda viudo viñatera viñatero viñetista vocalista vocera vocero volante voluntaria
    voluntario votante víctima zaguera zaguero zapatera zapatero zoólogo
    """
)
