"""Spanish offices, jobs and parts that people have in news, lower case."""

from transforms.enrich.lexicon import words

OFFICES = words(
    """
    abogada abogado accionista activista actor actriz acusada acusado acusador acusadora administrador administradora
    afectada afectado agricultor agricultora albañil alcalde alcaldesa alero alfarera alfarero almacenera almacenero
    almirante alpinista alumna alumno ambientalista analista anestesista animador anticuaria anticuario antropóloga
    antropólogo apicultor apoderado archivera archivero arquera arquero arqueóloga arqueólogo arquitecta artesana
    artesano arzobispo asambleísta asesor asesora asistente aspirante astrónoma astrónomo atleta autor autora bailaor
    bailaora bailarina bailarín bajista barrendero becaria becario bibliotecaria bibliotecario bióloga bloguera
    bodeguera bodeguero bombera bombero boxeador boxeadora brigadista cabecilla cacique cajera cajero camarera camarero
    camionera camionero campeona campesina campesino campeón cancerbero canciller candidata candidato cantante cantaor
    cantaora cantautora canterana canterano capataz capitana capitán carnicera carnicero carpintera catedrática
    catedrático caudillo celador centrocampista ciclista científica científico cineasta cirujana cirujano clienta
    cocinera cocinero coleccionista columnista comandante comentarista comerciante comisaria comisario comisionada
    comisionado compañera compañero compositor compositora comunera comunero comunicador comunicadora concejal concejala
    conductora congresista consejera consejero conseller consellera conserje constructor consultor consultora contralor
    contralora convencional cooperante coordinador coordinadora coronel coronela corporado corredor corredora
    corresponsal costurera costurero criador cuidador cuidadora cura damnificada damnificado decana decano defensor
    defensora delantero delegada delegado demandante dentista denunciante dependienta dependiente deportista detenida
    detenido dibujante dignataria dignatario diputada diputade diputado directiva directivo director directora dirigenta
    dirigente diseñador diseñadora docente doctor doctora documentalista dramaturga dramaturgo dt dueña dueño ebanista
    ecologista economista ecóloga ecólogo edil educador educadora ejecutiva ejecutivo ejidataria ejidatario electricista
    embajador embajadora empleada empleado emprendedor emprendedora empresaria empresario encargada encargado enfermera
    enfermero ensayista entomólogo entrenador entrenadora enóloga enólogo epidemióloga epidemiólogo escalador escaladora
    escritor escritora esquiador esquiadora estibador estilista estratega estudiante eurodiputada eurodiputado exalcalde
    exalcaldesa exdirector exdirectora exfiscal exgerenta exgerente exjuez exjugador exmandatario exministra exministro
    experta experto expresidenta expresidente facultativa facultativo farmacéutica farmacéutico feriante filósofa
    filósofo fiscal fiscala fisioterapeuta flamencóloga flamencólogo florista fondista forense fotoperiodista frutera
    frutero funcionaria funcionario fundador fundadora futbolista galena galeno galerista ganadera ganadero gerenta
    gerente geóloga geólogo gimnasta glaciólogo gobernador gobernadora gobernante goleador goleadora golero gremialista
    guardameta guardavallas guionista heredera heredero herrera herrero hostelera hostelero hotelero humorista huérfana
    huérfano ilustrador ilustradora imputada imputado infectóloga infectólogo ingeniera ingeniero inquilina inquilino
    inspectora integrante intendenta intendente interventor interventora intérprete inversor inversora investigado
    investigador investigadora jardinero jefa jefe jerarca jornalera jornalero jubilada jubilado judoca juez jueza
    jugador jugadora jurista labrador lanzador lanzadora legislador legisladora letrada letrado librera librero lideresa
    limpiadora lingüista locutor locutora líder maestra maestro magistrada magistrado mandataria mandatario manifestante
    maquinista maratonista marchador marchadora marinero mariscador mariscadora matriarca matrona mecánico mediador
    mediadora mediapunta mediocampista mediocentro mediofondista mesera mesero meteoróloga meteorólogo miembro migrante
    minero ministra ministro misionera misionero modista monja monseñor montañero mánager médica médico míster músico
    naturalista notaria notario novelista nutricionista obispo obrera obrero oceanógrafo odontóloga odontólogo opositor
    opositora orfebre organizador organizadora paleontólogo panadera panadero panelista parlamentaria parlamentario
    pastor pastora patriarca patrona patrón pediatra pelotera pelotero peluquera peluquero pensionista periodista perita
    perito pescadero pescador pianista picantera picantero piloto pintor pintora plomero poeta poetisa policía
    politóloga ponente portavoz portera portero preparador preparadora presentador presentadora presidenta presidente
    primatólogo procesada procesado procurador procuradora productor productora profesional profesor profesora
    programador promotor promotora propietaria propietario psicóloga psiquiatra párroco pívot púgil querellante
    quiosquera quiosquero químico rapera rapero reclusa recluso rector rectora redactor redactora refugiada refugiado
    regatista regidor regidora rehén reina repartidor repartidora reportera reportero repostera repostero rescatista
    residente responsable restaurador restauradora rey sanitaria sanitario sargento secretaria secretario seleccionador
    seleccionadora senador senadora sindicalista sismóloga sismólogo sobreviviente sociólogo socorrista soldado
    subdelegada subdelegado subdirector subdirectora subinspector subinspectora subsecretaria subsecretario sumiller
    superintendenta superviviente tendera tendero teniente tenista terapeuta tertuliana tertuliano tesorera tesorero
    testigo timonel titular togada togado torero trabajador trabajadora traductor traductora transportista trepador
    tripulante tuitera tuitero técnica técnico uniformada uniformado urbanista usuaria usuario vecina vecino velocista
    vendedor vendedora veterana veterano veterinaria veterinario vicealcalde vicealcaldesa viceministra viceministro
    vicepresidenta vigilante violinista viróloga virólogo viticultor viticultora viuda viudo viñatera viñatero viñetista
    vocalista vocera vocero volante voluntaria voluntario víctima zaguera zaguero zapatera zapatero zoólogo
    """
)
